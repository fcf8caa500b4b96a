package org.usra.record.structure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;

/** Resources that are right, and resources with one fault each. */
final class Samples {

    static final Map<String, String> GOOD = new LinkedHashMap<>();

    /** By the code and the element of the fault that is expected. */
    static final Map<String, String> BAD = new LinkedHashMap<>();

    private static final String PATIENT = "{'resourceType':'Patient','id':'p1',";
    private static final String OBSERVATION =
            "{'resourceType':'Observation','status':'final','code':{'text':'weight'},";
    private static final String NARRATIVE =
            PATIENT + "'text':{'status':'generated','div':\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">";

    private Samples() {}

    static {
        GOOD.put(
                "patient",
                PATIENT + "'active':true,'name':[{'use':'official','family':'الشرقاوي','given':['أحمد','محمد']}],"
                        + "'gender':'male','birthDate':'1980-02-29','telecom':[{'system':'phone','value':'+201001234567'}],"
                        + "'address':[{'line':['1 st'],'country':'EG'}],'multipleBirthInteger':2,"
                        + "'managingOrganization':{'reference':'Organization/u-manakh-1'}}");
        GOOD.put(
                "companions",
                PATIENT
                        + "'_birthDate':{'extension':[{'url':'http://x.org/why','valueCode':'unknown'}]},'name':[{'given':"
                        + "['a',null],'_given':[null,{'extension':[{'url':'http://x.org/e','valueString':'x'}]}]}]}");
        GOOD.put(
                "contained",
                "{'resourceType':'Observation','contained':[{'resourceType':'Patient','id':'c1','active':true}],"
                        + "'status':'final','code':{'text':'x'},'subject':{'reference':'#c1'},'valueQuantity':{'value':1.0}}");
        GOOD.put(
                "period",
                OBSERVATION
                        + "'effectivePeriod':{'start':'2024-01-09T10:00:00Z','end':'2024-01-10T10:00:00.5+02:00'}}");
        GOOD.put(
                "narrative",
                NARRATIVE + "<p class='a'>x &amp; <b>y</b><br/></p><a href='http://x.org'>z</a></div>\"}}");
        GOOD.put(
                "condition",
                "{'resourceType':'Condition','clinicalStatus':{'coding':[{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]},"
                        + "'code':{'text':'x'},'subject':{'reference':'Patient/1'},'onsetAge':{'value':4,'unit':'years',"
                        + "'system':'http://unitsofmeasure.org','code':'a'}}");
        GOOD.put(
                "bundle",
                "{'resourceType':'Bundle','type':'collection','entry':[{'fullUrl':"
                        + "'urn:uuid:7d1a1d1c-7d7a-4b0a-9f3e-0f1b0c9d8e7f','resource':{'resourceType':'Patient',"
                        + "'active':true}}]}");
        GOOD.put(
                "task",
                "{'resourceType':'Task','status':'requested','intent':'order','for':{'reference':'Patient/1'},"
                        + "'input':[{'type':{'text':'x'},'valueReference':{'reference':'List/1'}}],"
                        + "'restriction':{'period':{'end':'2026-12-01'}}}");

        BAD.put("unknown-element Patient.nmae", PATIENT + "'nmae':[]}");
        BAD.put("unknown-element Patient.name[0].first", PATIENT + "'name':[{'first':'x'}]}");
        BAD.put("unknown-element Patient._name", PATIENT + "'_name':[{'id':'x'}]}");
        BAD.put("wrong-type Patient.name", PATIENT + "'name':{'family':'x'}}");
        BAD.put("wrong-type Patient.gender", PATIENT + "'gender':['male']}");
        BAD.put("wrong-type Patient.active", PATIENT + "'active':'true'}");
        BAD.put("wrong-type Patient.birthDate", PATIENT + "'birthDate':1980}");
        BAD.put("wrong-type Patient.name[0]", PATIENT + "'name':['x']}");
        BAD.put("wrong-type Observation.valueQuantity.value", OBSERVATION + "'valueQuantity':{'value':'1'}}");
        BAD.put("unknown-code Patient.gender", PATIENT + "'gender':'femal'}");
        BAD.put("bad-format Patient.birthDate", PATIENT + "'birthDate':'not-a-date'}");
        BAD.put("bad-format Patient.deceasedDateTime", PATIENT + "'deceasedDateTime':'2021-02-30'}");
        BAD.put("bad-format Observation.issued", OBSERVATION + "'issued':'2024-01-10'}");
        BAD.put("bad-format Observation.effectiveDateTime", OBSERVATION + "'effectiveDateTime':'2024-01-10T10:00'}");
        BAD.put("bad-format Observation.valueTime", OBSERVATION + "'valueTime':'25:00:00'}");
        BAD.put("bad-format Patient.multipleBirthInteger", PATIENT + "'multipleBirthInteger':1.5}");
        BAD.put("bad-format Patient.photo[0].size", PATIENT + "'photo':[{'size':-1}]}");
        BAD.put("bad-format Patient.id", "{'resourceType':'Patient','id':'a b','active':true}");
        BAD.put("bad-format Patient.photo[0].data", PATIENT + "'photo':[{'contentType':'image/png','data':'a?b='}]}");
        BAD.put("missing-element Observation.status", "{'resourceType':'Observation','code':{'text':'x'}}");
        BAD.put("missing-element Patient.link[0].type", PATIENT + "'link':[{'other':{'reference':'Patient/2'}}]}");
        BAD.put("empty-element Patient.name", PATIENT + "'name':[]}");
        BAD.put("empty-element Patient.name[0]", PATIENT + "'name':[{}]}");
        BAD.put("empty-element Patient.name[0].family", PATIENT + "'name':[{'family':''}]}");
        BAD.put("empty-element Patient.gender", PATIENT + "'gender':null}");
        BAD.put("two-choices Observation", OBSERVATION + "'valueString':'x','valueBoolean':true}");
        BAD.put("wrong-type Patient.name[0]._given", PATIENT + "'name':[{'given':['a','b'],'_given':[{'id':'x'}]}]}");
        BAD.put("bad-reference Patient.managingOrganization", PATIENT + "'managingOrganization':{'reference':'uhia'}}");
        BAD.put("bad-reference Observation.subject", OBSERVATION + "'subject':{'reference':'#nobody'}}");
        BAD.put(
                "bad-contained Patient.contained[0]",
                PATIENT + "'contained':[{'resourceType':'Patient','active':true}]}");
        BAD.put(
                "unknown-type Bundle.entry[0].resource",
                "{'resourceType':'Bundle','type':'collection','entry':[{'resource':{'resourceType':'Pateint'}}]}");
        BAD.put(
                "unknown-code Condition.clinicalStatus",
                "{'resourceType':'Condition','subject':{'reference':'Patient/1'},'code':{'text':'x'},'clinicalStatus':"
                        + "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'x'}]}}");
        BAD.put("unsafe-narrative Patient.text.div", NARRATIVE + "<script>1</script></div>\"}}");
        BAD.put(
                "invariant-per-1 Observation.effectivePeriod",
                OBSERVATION + "'effectivePeriod':{'start':'2024','end':'2023'}}");
        BAD.put("invariant-pat-1 Patient.contact[0]", PATIENT + "'contact':[{'gender':'male'}]}");
        BAD.put("invariant-cpt-2 Patient.telecom[0]", PATIENT + "'telecom':[{'value':'1'}]}");
        BAD.put("invariant-ext-1 Patient.extension[0]", PATIENT + "'extension':[{'url':'http://x.org/y'}]}");
        BAD.put("invariant-obs-6 Observation", OBSERVATION + "'valueString':'x','dataAbsentReason':{'text':'y'}}");
        BAD.put(
                "invariant-app-3 Appointment",
                "{'resourceType':'Appointment','status':'booked','participant':[{'actor':{'reference':'Patient/1'},"
                        + "'status':'accepted'}]}");
        BAD.put(
                "invariant-grp-1 Group",
                "{'resourceType':'Group','type':'person','actual':false,'member':[{'entity':{'reference':'Patient/1'}}]}");
    }

    static ResourceDocument document(String json) {
        // Apostrophes stand for quotes, except inside the narrative, which brings its own.
        int own = json.indexOf('"');
        String quoted =
                own < 0 ? json.replace('\'', '"') : json.substring(0, own).replace('\'', '"') + json.substring(own);
        return new DocumentReader().readJson(new ByteArrayInputStream(quoted.getBytes(UTF_8)), InputLimits.ORDINARY);
    }
}
