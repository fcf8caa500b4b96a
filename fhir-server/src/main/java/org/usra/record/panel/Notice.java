package org.usra.record.panel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import org.usra.record.access.Caller;
import org.usra.record.family.Enrolment;

/** What both doctors and their unit are told when a person changes the doctor: a Communication of profile usra-notice. */
final class Notice {

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private final Caller caller;
    private final Enrolment ended;
    private final AssignForm form;
    private final Doctors doctors;

    Notice(Caller caller, Enrolment ended, AssignForm form, Doctors doctors) {
        this.caller = caller;
        this.ended = ended;
        this.form = form;
        this.doctors = doctors;
    }

    /** @param begun the reference to the new enrolment */
    ObjectNode of(String begun, Instant at, Instant now) {
        ObjectNode notice = JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Communication")
                .put("status", "completed");
        if (form.reason() != null) {
            notice.putArray("reasonCode").addObject().put("text", form.reason());
        }
        refer(notice.putObject("subject"), "Patient/" + form.patient());
        refer(notice.putArray("about").addObject(), begun);
        notice.put("sent", Day.text(now));
        ArrayNode recipients = notice.putArray("recipient");
        refer(recipients.addObject(), "PractitionerRole/" + form.doctor());
        if (ended.doctor() != null) {
            refer(recipients.addObject(), "PractitionerRole/" + ended.doctor());
        }
        refer(recipients.addObject(), "Organization/" + ended.unit());
        refer(
                notice.putObject("sender"),
                caller.practitionerRole() == null
                        ? "Organization/" + ended.unit()
                        : "PractitionerRole/" + caller.practitionerRole());
        say(notice.putArray("payload").addObject(), Day.today(at));
        return notice;
    }

    private void say(ObjectNode payload, LocalDate day) {
        String next = doctors.name(form.doctor());
        String last = ended.doctor() == null ? null : doctors.name(ended.doctor());
        payload.put(
                "contentString",
                "From " + day + " the family doctor of this person is " + next
                        + (last == null ? "." : ", and no longer " + last + "."));
        ArrayNode parts = payload.putObject("_contentString")
                .putArray("extension")
                .addObject()
                .put("url", TRANSLATION)
                .putArray("extension");
        parts.addObject().put("url", "lang").put("valueCode", "ar");
        parts.addObject()
                .put("url", "content")
                .put(
                        "valueString",
                        "طبيب أسرة هذا الشخص من " + day + " هو " + next
                                + (last == null ? "." : " بدلًا من " + last + "."));
    }

    private static void refer(ObjectNode reference, String target) {
        reference.put("reference", target);
    }
}
