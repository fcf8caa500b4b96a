package org.usra.record.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.usra.record.document.DocumentReader;
import org.usra.record.document.InputLimits;
import org.usra.record.document.ResourceDocument;

/** Resources with the corners that generated ones lack: other choices, contained targets, companions, nested items. */
final class HandWritten {

    static final List<String> RESOURCES = List.of(
            "{'resourceType':'Condition','id':'1','subject':{'reference':'Group/1'},'onsetAge':{'value':4,'unit':'a'},"
                    + "'abatementRange':{'low':{'value':1}},'recorder':{'reference':'Practitioner/2'}}",
            "{'resourceType':'Condition','onsetString':'long ago','abatementPeriod':{'start':'2020'},"
                    + "'subject':{'reference':'Patient/1'}}",
            "{'resourceType':'Observation','status':'final','code':{'text':'x'},'valueCodeableConcept':{'text':'y',"
                    + "'coding':[{'system':'s','code':'c'}]},'effectivePeriod':{'start':'2020-01-01'}}",
            "{'resourceType':'Observation','status':'final','code':{'text':'x'},'valueString':'v','component':["
                    + "{'code':{'text':'y'},'valueQuantity':{'value':3.10}},{'code':{'text':'z'},'valueString':'w'}]}",
            "{'resourceType':'Patient','_birthDate':{'extension':[{'url':'http://x','valueCode':'unknown'}]},"
                    + "'name':[{'given':['a',null,'b'],'_given':[null,{'extension':[{'url':'http://x','valueCode':'k'}]},"
                    + "null]}],'deceasedDateTime':'2020-01-01','active':true,'telecom':[{'system':'phone','value':'1'},"
                    + "{'system':'email','value':'e'},{'value':'x'}]}",
            "{'resourceType':'MedicationRequest','status':'active','intent':'order','medicationReference':"
                    + "{'reference':'Medication/1'},'subject':{'reference':'Patient/1'},'authoredOn':'2020-02-03'}",
            "{'resourceType':'Group','type':'person','actual':true,'characteristic':[{'code':{'text':'a'},"
                    + "'valueBoolean':true,'exclude':false},{'code':{'text':'b'},'valueReference':"
                    + "{'reference':'Organization/u'},'exclude':true}],'member':[{'entity':{'reference':'Patient/1'}}]}",
            "{'resourceType':'Appointment','status':'booked','participant':[{'actor':{'reference':'Patient/1'},"
                    + "'status':'accepted'},{'actor':{'reference':'HealthcareService/h'},'status':'accepted'},"
                    + "{'actor':{'reference':'Location/l'},'status':'accepted'}],'start':'2026-11-23T10:00:00+02:00'}",
            "{'resourceType':'Task','status':'requested','intent':'order','for':{'reference':'Patient/1'},"
                    + "'owner':{'reference':'Organization/h'},'focus':{'reference':'ServiceRequest/1'},"
                    + "'businessStatus':{'coding':[{'code':'x'}]},'restriction':{'period':{'end':'2026-12-01'}}}",
            "{'resourceType':'Composition','status':'final','type':{'text':'x'},'date':'2026-11-23','title':'t',"
                    + "'author':[{'reference':'Practitioner/1'}],'relatesTo':[{'code':'replaces','targetIdentifier':"
                    + "{'value':'i'}},{'code':'appends','targetReference':{'reference':'Composition/2'}}],"
                    + "'section':[{'section':[{'entry':[{'reference':'Observation/1'}]}]}]}",
            "{'resourceType':'Bundle','type':'document','identifier':{'value':'b'},'entry':[{'resource':"
                    + "{'resourceType':'Composition','id':'c','status':'final','type':{'text':'x'}}}]}",
            "{'resourceType':'ActivityDefinition','status':'active','useContext':[{'code':{'code':'age'},'valueRange':"
                    + "{'low':{'value':1}}},{'code':{'code':'focus'},'valueCodeableConcept':{'text':'x'}}],"
                    + "'relatedArtifact':[{'type':'composed-of','resource':'http://a'},{'type':'successor','resource':"
                    + "'http://b|1'}],'library':['http://l']}",
            "{'resourceType':'Questionnaire','status':'active','item':[{'linkId':'1','type':'group','code':[{'code':'a'}],"
                    + "'item':[{'linkId':'2','type':'string','code':[{'code':'b'}]}]}]}",
            "{'resourceType':'ConceptMap','status':'active','sourceCanonical':'http://a','targetUri':'http://b'}",
            "{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'x'},'startDate':'2020-01-01',"
                    + "'subject':{'reference':'Patient/1'},'target':[{'dueDate':'2021-01-01'},{'dueDuration':{'value':3}}]}",
            "{'resourceType':'Coverage','status':'active','beneficiary':{'reference':'Patient/1'},'payor':["
                    + "{'reference':'Organization/a-uhia'}],'class':[{'type':{'text':'c'},'value':'formal'}]}");

    private HandWritten() {}

    static ResourceDocument document(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(UTF_8);
        return new DocumentReader().readJson(new ByteArrayInputStream(bytes), InputLimits.ORDINARY);
    }
}
