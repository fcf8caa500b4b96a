package org.usra.launcher.pages;

import static org.usra.launcher.pages.ReferralSteps.code;
import static org.usra.launcher.pages.ReferralSteps.date;
import static org.usra.launcher.pages.ReferralSteps.parts;
import static org.usra.launcher.pages.ReferralSteps.reference;
import static org.usra.launcher.pages.ReferralSteps.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.usra.launcher.running.RecordReader;
import org.usra.launcher.site.Addresses;

/**
 * Referrals at every stage that a page can show, and people in the emergency room; each has a name, by which
 * {@code visits.csv} speaks of them: {@code {booked}} is the referral, {@code {booked.task}} the Task of the hospital.
 */
final class Situations {

    private static final Pattern NAME = Pattern.compile("\\{([a-z.-]+)}");
    private static final List<String> FOR_CHILDREN = List.of("ent", "dermatology", "urology", "neurology", "chest");

    private final Map<String, String> ids = new HashMap<>();
    private final ReferralSteps steps;
    private final Panel panel;

    Situations(Addresses addresses) {
        this.steps = new ReferralSteps(addresses);
        this.panel = new Panel(new RecordReader(addresses));
        atTheUnit();
        atTheHospital();
        ofTheCitizen();
        inTheEmergencyRoom();
    }

    /** The path with the names replaced by what they stand for. */
    String path(String withNames) {
        return NAME.matcher(withNames).replaceAll(name -> {
            String id = ids.get(name.group(1));
            if (id == null) {
                throw new IllegalStateException("visits.csv speaks of " + name.group() + ", which nobody made");
            }
            return id;
        });
    }

    private void atTheUnit() {
        put("offered", steps.offered(patient("cardiology"), "cardiology", "urgent"));
        String declined = steps.chosen(patient("neurology"), "neurology", "routine");
        steps.onTask(declined, "decline", code("reason", "no-capacity"), text("text", "لا أماكن قبل شهر"));
        put("declined", declined);
        String asked = steps.chosen(patient("nephrology"), "nephrology", "routine");
        steps.onTask(asked, "receive");
        steps.onTask(asked, "request-information", text("text", "ما نتيجة تحليل وظائف الكلى؟"));
        put("asked", asked);
        String advised = steps.chosen(patient("dermatology"), "dermatology", "routine");
        steps.onTask(advised, "receive");
        steps.onTask(advised, "return-with-advice", text("text", "يكفي العلاج الموضعي أسبوعين ثم إعادة التقييم"));
        put("advised", advised);
    }

    private void atTheHospital() {
        put("new", steps.chosen(patient("urology"), "urology", "asap"));
        put("accepted", steps.accepted(patient("ent"), "ent", "routine"));
        put("booked", steps.booked(patient("orthopaedics"), "orthopaedics"));
        String cancelled = steps.booked(patient("chest"), "chest");
        steps.perform(
                "hospital", "Appointment/" + steps.appointment(cancelled) + "/$cancel", text("text", "اعتذر الطبيب"));
        put("cancelled", cancelled);
        put("missed", steps.missed(patient("psychiatry"), "psychiatry"));
        String withdrawn = steps.booked(patient("neurology"), "neurology");
        steps.perform("doctor", "ServiceRequest/" + withdrawn + "/$revoke", text("reason", "تحسنت الحالة"));
        put("withdrawn", withdrawn);
        put("admitted", steps.admitted(patient("general-surgery"), "general-surgery", "IMP"));
        ids.put("admitted.stay", steps.stay(ids.getOrDefault("admitted", "")));
        String reported = steps.admitted(patient("cardiology"), "cardiology", "AMB");
        steps.perform(
                "hospital",
                "Encounter/" + steps.stay(reported) + "/$discharge",
                code("disposition", "home"),
                text("diagnosis", "ارتفاع ضغط الدم"),
                text("summary", "رسم قلب وموجات صوتية، ثم بدء العلاج"),
                text("answer", "علاج بعقارين مع متابعة الضغط أسبوعيا"),
                text("medication", "أملوديبين ٥ مجم"),
                parts(
                        "follow-up",
                        text("text", "قياس الضغط ومراجعة وظائف الكلى"),
                        date("due", LocalDate.now().plusDays(7).toString())));
        put("reported", reported);
    }

    private void ofTheCitizen() {
        String son = "patient-demo-son";
        put("own", steps.offered(son, openTo(son), "routine"));
        String daughter = "patient-demo-daughter";
        put("own-booked", steps.booked(daughter, openTo(daughter)));
    }

    private void inTheEmergencyRoom() {
        JsonNode known = panel.patientFor("emergency");
        ids.put("known.national-id", RecordReader.nationalId(known));
        steps.perform(
                "emergency",
                "Encounter/$emergency-admit",
                reference("patient", "Patient/" + known.path("id").asText()),
                text("complaint", "ألم شديد مفاجئ بالصدر"),
                text("justification", "اشتباه في جلطة"));
        steps.perform(
                "emergency",
                "Encounter/$emergency-admit",
                text("tag", "سوار-" + LocalDate.now()),
                text("complaint", "حادث طريق"),
                text("justification", "فاقد الوعي"));
    }

    private String openTo(String patient) {
        return FOR_CHILDREN.stream()
                .filter(service -> panel.mayBeReferred(patient, service))
                .findFirst()
                .orElseThrow();
    }

    private String patient(String service) {
        return panel.patientFor(service).path("id").asText();
    }

    private void put(String name, String referral) {
        ids.put(name, referral);
        steps.taskIfAny(referral)
                .ifPresent(task -> ids.put(name + ".task", task.path("id").asText()));
    }
}
