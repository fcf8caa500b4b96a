package org.usra.record.server;

import static org.usra.record.server.BadRequest.byDoctor;

import java.util.List;

/** Faults of what is sent: its form, its types, its parameters, its references. */
final class BadContent {

    private static final String XML = "application/fhir+xml";
    private static final String PATIENT = "{'resourceType':'Patient','id':'p-own',%s}";
    private static final String OBSERVATION = "{'resourceType':'Observation','status':'final',%s}";
    private static final String CODE = "'code':{'text':'x'},";

    private BadContent() {}

    static List<BadRequest> bodies() {
        return List.of(
                byDoctor("malformed JSON")
                        .sends("POST", "Observation", "{'resourceType':'Observation','status':")
                        .gets(400, "structure", "malformed", "Observation.status"),
                byDoctor("malformed XML")
                        .sends(
                                "POST",
                                "Observation",
                                "<Observation xmlns='http://hl7.org/fhir'><status",
                                "Content-Type",
                                XML)
                        .gets(400, "structure", "malformed", "Observation"),
                byDoctor("XML with entities")
                        .sends(
                                "POST",
                                "Observation",
                                "<!DOCTYPE a [<!ENTITY b 'c'>]><Observation/>",
                                "Content-Type",
                                XML)
                        .gets(400, "structure", "malformed", "$this"),
                byDoctor("an unknown resource type in the body")
                        .sends("POST", "Observation", "{'resourceType':'Nonsense'}")
                        .gets(400, "structure", "wrong-type", "resourceType"),
                byDoctor("an unknown resource type in the address")
                        .sends("POST", "Nonsense", "{'resourceType':'Nonsense'}")
                        .gets(404, "not-found", "unknown-type", "http.url"),
                byDoctor("an unknown element")
                        .sends("POST", "Observation", OBSERVATION.formatted(CODE + "'nonsense':1"))
                        .gets(422, "invalid", "unknown-element", "Observation.nonsense"),
                byDoctor("a missing element")
                        .sends("POST", "Observation", OBSERVATION.formatted("'note':[{'text':'x'}]"))
                        .gets(422, "invalid", "missing-element", "Observation.code"),
                byDoctor("a wrong type")
                        .sends("PUT", "Patient/p-own", PATIENT.formatted("'active':'yes'"))
                        .gets(422, "invalid", "wrong-type", "Patient.active"),
                byDoctor("one value where a list stands")
                        .sends("PUT", "Patient/p-own", PATIENT.formatted("'name':{'text':'x'}"))
                        .gets(422, "invalid", "wrong-type", "Patient.name"),
                byDoctor("a date that is none")
                        .sends("PUT", "Patient/p-own", PATIENT.formatted("'birthDate':'soon'"))
                        .gets(422, "invalid", "bad-format", "Patient.birthDate"),
                byDoctor("a code outside its list")
                        .sends("PUT", "Patient/p-own", PATIENT.formatted("'gender':'x'"))
                        .gets(422, "invalid", "unknown-code", "Patient.gender"));
    }

    static List<BadRequest> parameters() {
        return List.of(
                byDoctor("an unknown search parameter")
                        .sends("GET", "Patient?nonsense=1", "")
                        .gets(400, "not-supported", "unknown-parameter", "http.nonsense"),
                byDoctor("a search value of the wrong type")
                        .sends("GET", "Patient?birthdate=soon", "")
                        .gets(400, "structure", "wrong-type", "http.birthdate"),
                byDoctor("an unknown sort key")
                        .sends("GET", "Patient?_sort=nonsense", "")
                        .gets(400, "not-supported", "unknown-parameter", "http._sort"),
                byDoctor("an unknown modifier")
                        .sends("GET", "Patient?gender:nonsense=male", "")
                        .gets(400, "not-supported", "unknown-parameter", "http.gender:nonsense"),
                byDoctor("an unknown condition of an update")
                        .sends("PUT", "Patient?nonsense=1", PATIENT.formatted("'active':true"))
                        .gets(400, "not-supported", "unknown-parameter", "http.nonsense"),
                byDoctor("an unknown input of an operation")
                        .sends("POST", "CoverageEligibilityRequest/$submit", """
                                {'resourceType':'Parameters','parameter':[{'name':'nonsense','valueString':'x'}]}""")
                        .gets(400, "not-supported", "unknown-parameter", "Parameters.parameter[0].name"));
    }

    static List<BadRequest> references() {
        return List.of(
                byDoctor("a patient who does not exist")
                        .sends(
                                "POST",
                                "Observation",
                                OBSERVATION.formatted(CODE + "'subject':{'reference':'Patient/nobody'}"))
                        .gets(422, "not-found", "reference-not-found", "Observation.subject"),
                byDoctor("a patient of somebody else")
                        .sends(
                                "POST",
                                "Observation",
                                OBSERVATION.formatted(CODE + "'subject':{'reference':'Patient/p-other'}"))
                        .gets(422, "not-found", "reference-not-found", "Observation.subject"),
                byDoctor("an organisation that does not exist")
                        .sends("POST", "Observation", OBSERVATION.formatted(CODE + """
                                'subject':{'reference':'Patient/p-own'},'performer':[{'reference':'Organization/none'}]"""))
                        .gets(422, "not-found", "reference-not-found", "Observation.performer[0]"),
                byDoctor("a visit that does not exist")
                        .sends("POST", "Observation", OBSERVATION.formatted(CODE + """
                                'subject':{'reference':'Patient/p-own'},'encounter':{'reference':'Encounter/none'}"""))
                        .gets(422, "not-found", "reference-not-found", "Observation.encounter"),
                byDoctor("a reference that leads to another type")
                        .sends(
                                "POST",
                                "Observation",
                                OBSERVATION.formatted(CODE + "'subject':{'reference':'Coverage/c'}"))
                        .gets(422, "invalid", "bad-reference", "Observation.subject"),
                byDoctor("a reference to what is no resource")
                        .sends(
                                "POST",
                                "Observation",
                                OBSERVATION.formatted(CODE + "'subject':{'reference':'Patient/p-own'},"
                                        + "'focus':[{'reference':'HumanName/1'}]"))
                        .gets(422, "invalid", "bad-reference", "Observation.focus[0]"),
                byDoctor("a reference that is none")
                        .sends("POST", "Observation", OBSERVATION.formatted(CODE + "'subject':{'reference':'x'}"))
                        .gets(422, "invalid", "bad-reference", "Observation.subject"));
    }
}
