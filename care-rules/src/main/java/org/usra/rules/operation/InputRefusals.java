package org.usra.rules.operation;

import java.util.List;
import org.usra.rules.refusal.Refusal;

/** What is said of an input that an operation does not take so. */
final class InputRefusals {

    static final String UNKNOWN = "unknown-parameter";

    private static final String WRONG = "wrong-type";

    private InputRefusals() {}

    static Refusal unknown(String operation, String name, List<String> known) {
        return new Refusal(
                UNKNOWN,
                "«" + name + "» ليس من مدخلات " + operation + ". "
                        + (known.isEmpty() ? "هذه العملية بلا مدخلات." : "المدخلات: " + String.join("، ", known) + "."),
                "\"" + name + "\" is no input of " + operation + ". "
                        + (known.isEmpty() ? "It takes none." : "It takes: " + String.join(", ", known) + "."));
    }

    static Refusal repeated(String name) {
        return new Refusal(
                WRONG,
                "يُذكر المدخل «" + name + "» مرة واحدة.",
                "The input \"" + name + "\" is given once, not several times.");
    }

    static Refusal wrongType(String name, List<String> types) {
        String written = String.join(", ", types);
        return new Refusal(
                WRONG,
                "قيمة المدخل «" + name + "» ليست من نوع " + written + ". صحّحها ثم أعد المحاولة.",
                "The value of the input \"" + name + "\" is no " + written + ". Correct it, then try again.");
    }

    static Refusal wrongParts(String name) {
        return new Refusal(
                WRONG,
                "المدخل «" + name + "» يتكون من أجزاء (part) لا من قيمة.",
                "The input \"" + name + "\" consists of parts, not of a value.");
    }

    static Refusal wrongBody(String operation, String resourceType) {
        return new Refusal(
                WRONG,
                "لا تقبل " + operation + " موردًا من نوع «" + resourceType + "». أرسل المدخلات في Parameters.",
                operation + " does not take a \"" + resourceType + "\". Send its inputs as Parameters.");
    }
}
