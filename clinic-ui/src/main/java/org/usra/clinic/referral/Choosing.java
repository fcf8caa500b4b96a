package org.usra.clinic.referral;

import java.util.List;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;
import org.usra.clinic.access.Role;
import org.usra.clinic.draft.Entered;
import org.usra.clinic.language.Fmt;
import org.usra.clinic.record.ReferralProcess;
import org.usra.clinic.record.ReferralProcess.Subject;

/** The patient's choice of a hospital: made by the patient, written down through the channel that was used. */
@Component
public class Choosing {

    private final ReferralProcess process;
    private final Fmt fmt;

    Choosing(ReferralProcess process, Fmt fmt) {
        this.process = process;
        this.fmt = fmt;
    }

    public List<String> offer(String referralId, String key) {
        process.perform(subject(referralId), "candidates", new Parameters(), key);
        return List.of();
    }

    /** The channel follows from who sits at the screen; the chooser is the patient unless the form says guardian. */
    public List<String> choose(String referralId, Entered entered, Role role, String key) {
        Parameters in = new Parameters();
        in.addParameter().setName("service").setValue(new Reference("HealthcareService/" + entered.value("service")));
        if (entered.has("list")) {
            in.addParameter().setName("list").setValue(new Reference("List/" + entered.value("list")));
        }
        in.addParameter().setName("chooser").setValue(new CodeType(entered.value("chooser", "patient")));
        in.addParameter().setName("channel").setValue(new CodeType(channel(role)));
        if (entered.has("why")) {
            in.addParameter().setName("reason").setValue(new StringType(entered.value("why")));
        }
        process.perform(subject(referralId), "choose", in, key);
        return List.of();
    }

    /** Once a hospital has begun, it is only asked; the stage that comes back says which of the two it was. */
    public List<String> revoke(String referralId, String reason, String key) {
        Parameters in = new Parameters();
        in.addParameter().setName("reason").setValue(new StringType(reason));
        return process.perform(subject(referralId), "revoke", in, key).stream(Task.class)
                .filter(task -> Referrals.isCode(task, "fulfill") && !task.hasPartOf())
                .map(task -> fmt.word("stage", Referrals.stage(task)))
                .toList();
    }

    public List<String> onTask(Entered entered, String taskId, String operation, String key) {
        Parameters in = new Parameters();
        if (entered.has("text")) {
            String name = operation.equals("answer") ? "text" : "comment";
            in.addParameter().setName(name).setValue(new StringType(entered.value("text")));
        }
        process.perform(new Subject("Task", taskId, entered.value("version")), operation, in, key);
        return List.of();
    }

    private static Subject subject(String referralId) {
        return new Subject("ServiceRequest", referralId, null);
    }

    private static String channel(Role role) {
        return switch (role) {
            case CITIZEN -> "citizen-page";
            case CALLCENTRE -> "callcentre";
            default -> "room";
        };
    }
}
