package org.usra.record.structure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.record.index.DateInterval;
import org.usra.rules.refusal.Refusal;

/** HL7's invariants that cost nothing to judge, for the types that the scheme lives on. */
final class Invariants {

    private static final Set<String> WITHOUT_TIME = Set.of("proposed", "cancelled", "waitlist");

    private Invariants() {}

    /** The first invariant that the object breaks. */
    static @Nullable Refusal broken(ObjectNode object, String type) {
        return switch (type) {
            case "Extension" ->
                unless(
                        hasValue(object) != object.has("extension"),
                        "ext-1",
                        "الامتداد له قيمة أو امتدادات، لا كلاهما.",
                        "An extension has either a value or extensions, not both.");
            case "Period" ->
                unless(
                        inOrder(object.path("start"), object.path("end")),
                        "per-1",
                        "بداية الفترة بعد نهايتها.",
                        "The period starts after its end.");
            case "ContactPoint" ->
                unless(
                        !object.has("value") || object.has("system"),
                        "cpt-2",
                        "وسيلة الاتصال بلا نوع (system).",
                        "A contact point with a value needs a system.");
            case "Quantity", "Age", "Duration", "Distance", "Count" ->
                unless(
                        !object.has("code") || object.has("system"),
                        "qty-3",
                        "رمز الوحدة بلا نظام (system).",
                        "A unit's code needs its system.");
            case "Attachment" ->
                unless(
                        !object.has("data") || object.has("contentType"),
                        "att-1",
                        "المرفق بلا نوع محتوى (contentType).",
                        "An attachment with data needs a contentType.");
            case "Patient.contact" ->
                unless(
                        object.has("name")
                                || object.has("telecom")
                                || object.has("address")
                                || object.has("organization"),
                        "pat-1",
                        "جهة الاتصال بلا اسم ولا هاتف ولا عنوان ولا جهة.",
                        "A contact needs a name, a telecom, an address or an organization.");
            case "Observation" ->
                unless(
                        !object.has("dataAbsentReason") || !hasValue(object),
                        "obs-6",
                        "سبب غياب القيمة مع وجود قيمة.",
                        "dataAbsentReason stands only where there is no value.");
            case "Group" ->
                unless(
                        !object.has("member") || object.path("actual").asBoolean(),
                        "grp-1",
                        "الأعضاء لمجموعة فعلية فقط (actual = true).",
                        "Only an actual group has members.");
            case "Appointment" ->
                unless(
                        WITHOUT_TIME.contains(object.path("status").asText())
                                || (object.has("start") && object.has("end")),
                        "app-3",
                        "الموعد يحتاج إلى بداية ونهاية.",
                        "An appointment needs a start and an end.");
            default -> null;
        };
    }

    private static boolean hasValue(ObjectNode object) {
        for (var entry : object.properties()) {
            String name = entry.getKey();
            if (name.startsWith("value") || name.startsWith("_value")) {
                return true;
            }
        }
        return false;
    }

    private static boolean inOrder(JsonNode start, JsonNode end) {
        if (!start.isTextual() || !end.isTextual()) {
            return true;
        }
        var low = DateInterval.of(start.textValue());
        var high = DateInterval.of(end.textValue());
        return low.isEmpty() || high.isEmpty() || low.get().low() < high.get().high();
    }

    private static @Nullable Refusal unless(boolean holds, String key, String arabic, String english) {
        return holds ? null : StructureFault.invariant(key, arabic, english);
    }
}
