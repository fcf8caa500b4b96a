package org.usra.record.commit;

import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** A record with rows of every derivation, written over HTTP as people and systems write: changed, moved and deleted too. */
public final class EveryDerivation {

    private EveryDerivation() {}

    public static RunningRecord open(String... settings) {
        RunningRecord record = new RunningRecord(settings).withPosts();
        directory(record);
        family(record);
        referral(record);
        booking(record);
        admission(record);
        documents(record);
        return record;
    }

    private static void directory(RunningRecord record) {
        record.load(
                "{'resourceType':'Organization','id':'h-alsalam-heart','partOf':{'reference':'Organization/h-alsalam'}}",
                "{'resourceType':'Organization','id':'closed','partOf':{'reference':'Organization/h-alzohour'}}",
                "{'resourceType':'HealthcareService','id':'hs','providedBy':{'reference':'Organization/h-alsalam'}}",
                "{'resourceType':'HealthcareService','id':'hs-moved','providedBy':{'reference':'Organization/h-alsalam'}}",
                """
                {'resourceType':'Person','id':'citizen','identifier':[{'system':'https://fhir.usra.example/id/subject',
                'value':'00000000-0000-4000-8000-00000000000b'}],'link':[{'target':{'reference':'Patient/p-own'}}]}""",
                "{'resourceType':'PractitionerRole','id':'no-login','organization':{'reference':'Organization/u-kuwait'}}");
        record.load(
                "{'resourceType':'HealthcareService','id':'hs-moved','providedBy':{'reference':'Organization/h-alzohour'}}");
        delete(record, "Organization/closed");
    }

    private static void family(RunningRecord record) {
        record.load(identified("p-moved", "29005050301234"), Samples.patient("p-gone"));
        record.load(
                household("g-first", "p-moved", "2026-01-01", ""), household("g-second", "p-own", "2026-01-01", ""));
        record.load(
                household("g-first", "p-moved", "2026-01-01", ",'end':'2026-11-01'"),
                household("g-third", "p-moved", "2026-11-01", ""));
        record.load(
                Samples.enrolment("e-moved", "p-moved", "u-kuwait"),
                coverage("c-own", "p-own"),
                coverage("c-moved", "p-moved"));
        record.load(
                Samples.enrolment("e-moved", "p-moved", "u-kuwait").replace("'active'", "'finished'"),
                Samples.enrolment("e-now", "p-moved", "u-manakh-1", "role-doctor"),
                coverage("c-moved", "p-moved").replace("'active'", "'cancelled'"));
        delete(record, "Patient/p-gone");
        record.load(condition("d-own", "active"), condition("d-over", "resolved"));
        expect(201, record.post(TestTokens.person("registrar", "01"), "Group/$open-family-file", """
                {'resourceType':'Parameters','parameter':[{'name':'unit','valueReference':{'reference':
                'Organization/u-manakh-1'}},{'name':'address','valueAddress':{'city':'Port Said','country':'EG'}},
                {'name':'member','part':[{'name':'role','valueCode':'head'},{'name':'resource','resource':{
                'resourceType':'Patient','name':[{'text':'سمير'}],'gender':'male','birthDate':'1985-03-14','identifier':[{'system':
                'https://fhir.usra.example/id/national-id','value':'28503140301233'}]}}]}]}"""));
    }

    private static void referral(RunningRecord record) {
        record.load(
                Samples.referral("sr", "p-own", "h-alsalam", "active", "2099-12-31"),
                Samples.referral("sr-other", "p-other", "h-alsalam", "active", "2099-12-31"),
                Samples.referral("sr-gone", "p-other", null, "draft", "2099-12-31"),
                task("t", "sr", "requested", ""),
                task("t-full", "sr", "accepted", "'partOf':[{'reference':'Task/t'}],"),
                task("t-done", "sr-other", "accepted", "'partOf':[{'reference':'Task/t'}],"));
        record.load(task("t-done", "sr-other", "completed", "'partOf':[{'reference':'Task/t'}],"));
        delete(record, "ServiceRequest/sr-gone");
    }

    private static void booking(RunningRecord record) {
        record.load(
                slot("s-held", "09:00"), slot("s-free", "09:30"), slot("s-late", "10:00"), slot("s-closed", "10:30"));
        record.load(appointment("a-held", "booked", "s-held", ""), appointment("a-gone", "booked", "s-free", ""));
        delete(record, "Appointment/a-gone");
        String ranOut = "'extension':[{'url':'https://fhir.usra.example/StructureDefinition/held-until',"
                + "'valueInstant':'2026-01-01T08:00:00Z'}],";
        record.load(appointment("a-late", "pending", "s-late", ranOut));
        record.load(appointment("a-next", "booked", "s-late", ""));
        record.load(appointment("a-next", "cancelled", "s-late", ""));
        delete(record, "Slot/s-closed");
    }

    private static void admission(RunningRecord record) {
        record.load("""
                {'resourceType':'Encounter','id':'visit','status':'finished','class':{'code':'AMB'},
                'subject':{'reference':'Patient/p-other'},'serviceProvider':{'reference':'Organization/u-kuwait'},
                'period':{'start':'2026-11-02T08:00:00Z','end':'2026-11-02T08:20:00Z'}}""");
        String hospital = TestTokens.person("hospital", "04");
        expect(200, record.post(hospital, "CoverageEligibilityRequest/$submit", """
                {'resourceType':'CoverageEligibilityRequest','patient':{'reference':'Patient/p-own'},'supportingInfo':
                [{'sequence':1,'information':{'reference':'ServiceRequest/sr'}}]}"""));
        expect(201, record.post(hospital, "Encounter", """
                {'resourceType':'Encounter','status':'in-progress','class':{'code':'IMP'},'basedOn':[{'reference':
                'ServiceRequest/sr'}],'subject':{'reference':'Patient/p-own'},
                'serviceProvider':{'reference':'Organization/h-alsalam'}}"""));
    }

    private static void documents(RunningRecord record) {
        record.load("""
                {'resourceType':'Communication','id':'notice','status':'completed','subject':{'reference':
                'Patient/p-own'},'recipient':[{'reference':'PractitionerRole/role-doctor'}]}""", """
                {'resourceType':'DocumentReference','id':'report','status':'current','subject':{'reference':
                'Patient/p-own'},'custodian':{'reference':'Organization/h-alsalam'},'content':[{'attachment':
                {'url':'Bundle/1'}}]}""");
    }

    private static String identified(String id, String nationalId) {
        return Samples.patient(id)
                .replace(
                        "'gender'",
                        "'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'" + nationalId
                                + "'}],'gender'");
    }

    private static String household(String id, String member, String start, String end) {
        return """
                {'resourceType':'Group','id':'%s','type':'person','actual':true,'active':true,'code':{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/group-type','code':'household'}]},'characteristic':[{'code':{
                'coding':[{'system':'https://fhir.usra.example/CodeSystem/characteristic','code':'assigned-unit'}]},
                'valueReference':{'reference':'Organization/u-manakh-1'},'exclude':false}],'member':[{'entity':
                {'reference':'Patient/%s'},'period':{'start':'%s'%s},'inactive':%s}]}""".formatted(id, member, start, end, !end.isEmpty());
    }

    private static String coverage(String id, String patient) {
        return """
                {'resourceType':'Coverage','id':'%s','status':'active','beneficiary':{'reference':'Patient/%s'},
                'period':{'start':'2026-01-01'},'payor':[{'reference':'Organization/a-uhia'}]}""".formatted(id, patient);
    }

    private static String condition(String id, String status) {
        return """
                {'resourceType':'Condition','id':'%s','clinicalStatus':{'coding':[{'system':
                'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'%s'}]},'subject':{'reference':
                'Patient/p-own'},'code':{'coding':[{'system':'https://fhir.usra.example/CodeSystem/diagnosis',
                'code':'hypertension'}]}}""".formatted(id, status);
    }

    private static String task(String id, String referral, String status, String more) {
        return """
                {'resourceType':'Task','id':'%s','status':'%s','intent':'order',%s'focus':{'reference':
                'ServiceRequest/%s'},'for':{'reference':'Patient/p-own'},'requester':{'reference':
                'PractitionerRole/role-doctor'},'owner':{'reference':'Organization/h-alsalam'}}""".formatted(id, status, more, referral);
    }

    private static String slot(String id, String time) {
        return """
                {'resourceType':'Slot','id':'%s','status':'free','schedule':{'reference':'Schedule/sch'},
                'start':'2026-12-01T%s:00+02:00','end':'2026-12-01T%s:00+02:00'}""".formatted(id, time, time);
    }

    private static String appointment(String id, String status, String slot, String more) {
        return """
                {'resourceType':'Appointment','id':'%s',%s'status':'%s','start':'2026-12-01T09:00:00+02:00',
                'end':'2026-12-01T09:30:00+02:00','slot':[{'reference':'Slot/%s'}],'participant':[
                {'actor':{'reference':'Patient/p-own'},'status':'accepted'},
                {'actor':{'reference':'HealthcareService/hs'},'status':'accepted'}]}""".formatted(id, more, status, slot);
    }

    private static void delete(RunningRecord record, String path) {
        expect(204, record.send(TestTokens.conformance(), "DELETE", path, ""));
    }

    private static void expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }
}
