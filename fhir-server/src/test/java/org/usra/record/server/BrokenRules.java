package org.usra.record.server;

import static org.usra.record.server.BadRequest.by;
import static org.usra.record.server.BadRequest.byDoctor;

import java.util.List;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** Well-formed requests that a rule of the scheme, a version or a token forbids. */
final class BrokenRules {

    private static final String PATIENT = "{'resourceType':'Patient','id':'p-own',%s}";

    private BrokenRules() {}

    static List<BadRequest> rules() {
        String registrar = TestTokens.person("registrar", "01");
        return List.of(
                by(registrar, "a national ID that is structurally wrong")
                        .sends("POST", "Patient", patient("12345"))
                        .gets(422, "invalid", "national-id-structure", "Patient.identifier[0].value"),
                by(registrar, "a national ID that somebody has")
                        .sends("POST", "Patient", patient("29005051500015"))
                        .gets(409, "duplicate", "duplicate-identifier", "Patient.identifier[0].value"),
                by(TestTokens.conformance(), "a second open membership")
                        .sends("POST", "Group", household("second", "p-third").replace("'id':'second',", ""))
                        .gets(409, "conflict", "membership-open", "Group.member[0].entity"),
                by(TestTokens.conformance(), "a second enrolment")
                        .sends(
                                "POST",
                                "EpisodeOfCare",
                                Samples.enrolment("x", "p-own", "u-kuwait").replace("'id':'x',", ""))
                        .gets(409, "conflict", "enrolment-active", "EpisodeOfCare.patient"),
                by(TestTokens.conformance(), "a double booking")
                        .sends("POST", "Appointment", appointment(""))
                        .gets(409, "conflict", "slot-taken", "Appointment.slot[0]"),
                byDoctor("a stale If-Match")
                        .sends(
                                "PUT",
                                "Patient/p-own",
                                PATIENT.formatted("'active':true"),
                                "If-Match",
                                "W/'7'".replace('\'', '"'))
                        .gets(412, "conflict", "stale-version", "Patient.meta.versionId"),
                byDoctor("a Task of the process")
                        .sends("POST", "Task", """
                                {'resourceType':'Task','status':'requested','intent':'order','code':{'coding':[{
                                'system':'https://fhir.usra.example/CodeSystem/task-code','code':'recall'}]},
                                'for':{'reference':'Patient/p-own'}}""")
                        .gets(403, "forbidden", "not-permitted", ""));
    }

    static List<BadRequest> tokens(String stay) {
        String other = TestTokens.hospitalSystem("h-alzohour");
        String encounter = "{'resourceType':'Encounter','status':'finished','class':{'code':'EMER'},"
                + "'subject':{'reference':'Patient/p-own'},'serviceProvider':{'reference':'Organization/h-alsalam'}%s}";
        String known = encounter.formatted(",'id':'" + stay + "'");
        return List.of(
                by("", "no token")
                        .sends("POST", "Observation", "{'resourceType':'Basic'}")
                        .gets(401, "login", "login", "http.Authorization"),
                by("x.y.z", "a token that is none")
                        .sends("GET", "Patient/p-own", "")
                        .gets(401, "login", "login", "http.Authorization"),
                by(TestTokens.forged(TestTokens.claims("somebody")), "a token that somebody else signed")
                        .sends("DELETE", "Patient/p-own", "")
                        .gets(401, "login", "login", "http.Authorization"),
                by(other, "another hospital's token for a stay of this one")
                        .sends("PUT", "Encounter/" + stay, known)
                        .gets(405, "not-supported", "not-permitted", ""),
                by(other, "another hospital's token in a patch of that stay")
                        .sends(
                                "PATCH",
                                "Encounter/" + stay,
                                "[{'op':'replace','path':'/status','value':'finished'}]",
                                "Content-Type",
                                "application/json-patch+json")
                        .gets(404, "not-found", "reference-not-found", ""),
                by(other, "another hospital's token for a new emergency here")
                        .sends("POST", "Encounter", encounter.formatted(""))
                        .gets(422, "business-rule", "service-provider-mismatch", "Encounter.serviceProvider"));
    }

    static String patient(String nationalId) {
        return "{'resourceType':'Patient','gender':'female','birthDate':'1990-05-05','name':[{'text':'منى حسن'}],"
                + "'identifier':[{'system':'https://fhir.usra.example/id/national-id','value':'" + nationalId + "'}]}";
    }

    static String household(String id, String member) {
        return """
                {'resourceType':'Group','id':'%s','type':'person','actual':true,'active':true,'code':{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/group-type','code':'household'}]},
                'member':[{'entity':{'reference':'Patient/%s'}}]}""".formatted(id, member);
    }

    static String appointment(String id) {
        return "{'resourceType':'Appointment'," + id + "'status':'booked','slot':[{'reference':'Slot/slot'}],"
                + "'start':'2030-01-01T08:00:00Z','end':'2030-01-01T08:30:00Z',"
                + "'participant':[{'actor':{'reference':'Patient/p-own'},'status':'accepted'}]}";
    }
}
