package org.usra.record;

import org.jspecify.annotations.Nullable;

/** The resources that tests begin with, as text. */
public final class Samples {

    private Samples() {}

    public static String patient(String id) {
        return "{'resourceType':'Patient','id':'" + id + "','gender':'female','birthDate':'1990-05-05'}";
    }

    public static String enrolment(String id, String patient, String unit) {
        return """
                {'resourceType':'EpisodeOfCare','id':'%s','status':'active','type':[{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/episode-type','code':'primary-care-enrolment'}]}],
                'patient':{'reference':'Patient/%s'},'managingOrganization':{'reference':'Organization/%s'},
                'period':{'start':'2026-01-01'}}""".formatted(id, patient, unit);
    }

    /** The same with a family doctor. */
    public static String enrolment(String id, String patient, String unit, String doctor) {
        return enrolment(id, patient, unit)
                .replace("'period'", "'careManager':{'reference':'PractitionerRole/" + doctor + "'},'period'");
    }

    /** @param hospital the holder, or null while nobody is chosen */
    public static String referral(String id, String patient, @Nullable String hospital, String status, String until) {
        String performer = hospital == null ? "" : "'performer':[{'reference':'Organization/" + hospital + "'}],";
        return """
                {'resourceType':'ServiceRequest','id':'%s','status':'%s','intent':'order',%s'category':[{'coding':[{
                'system':'https://fhir.usra.example/CodeSystem/request-category','code':'referral'}]}],
                'code':{'coding':[{'system':'https://fhir.usra.example/CodeSystem/service','code':'cardiology'}]},
                'subject':{'reference':'Patient/%s'},'occurrencePeriod':{'start':'2026-11-01','end':'%s'}}""".formatted(id, status, performer, patient, until);
    }

    /** The same with all that the process writes of a referral, as its profile asks. */
    public static String submitted(String referral) {
        return referral.replace("'intent':'order',", """
                'intent':'order','requisition':{'system':'https://fhir.usra.example/id/referral','value':'R-2026-000123-8'},
                'priority':'routine','authoredOn':'2026-11-01T08:00:00Z','requester':{'reference':
                'PractitionerRole/role-doctor'},'reasonCode':[{'text':'palpitations'}],""");
    }
}
