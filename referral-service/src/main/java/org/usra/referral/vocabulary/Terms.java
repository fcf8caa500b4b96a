package org.usra.referral.vocabulary;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.usra.rules.naming.Canonical;
import org.usra.rules.referral.Stage;

/** The codes and extensions of the scheme as FHIR elements (docs/interfaces.md, section 3). */
public final class Terms {

    /** LOINC's discharge summary, as the European discharge report uses it. */
    public static final String DISCHARGE_REPORT = "34105-7";

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    private static final String HL7_TASK = "http://hl7.org/fhir/CodeSystem/task-code";

    private Terms() {}

    /** A code of one of our code systems. */
    public static CodeableConcept ours(String system, String code) {
        return new CodeableConcept(
                new Coding().setSystem(Canonical.codeSystem(system)).setCode(code));
    }

    /** The business status, with its words in both languages. */
    public static CodeableConcept businessStatus(Stage stage) {
        CodeableConcept concept = ours("business-status", stage.code());
        concept.setTextElement(bilingual(stage.arabic(), stage.english()));
        return concept;
    }

    /** HL7's task codes: {@code fulfill}, {@code abort}. */
    public static CodeableConcept hl7Task(String code) {
        return new CodeableConcept(new Coding().setSystem(HL7_TASK).setCode(code));
    }

    public static CodeableConcept dischargeReport() {
        return new CodeableConcept(new Coding()
                .setSystem("http://loinc.org")
                .setCode(DISCHARGE_REPORT)
                .setDisplay("Discharge report"));
    }

    /** English with its Arabic translation beside it. */
    public static StringType bilingual(String arabic, String english) {
        StringType text = new StringType(english);
        Extension translation = new Extension(TRANSLATION);
        translation.addExtension("lang", new org.hl7.fhir.r4.model.CodeType("ar"));
        translation.addExtension("content", new StringType(arabic));
        text.addExtension(translation);
        return text;
    }

    public static Extension extension(String name, Type value) {
        return new Extension(Canonical.structure(name), value);
    }

    public static Identifier identifier(String system, String value) {
        return new Identifier().setSystem(Canonical.identifier(system)).setValue(value);
    }

    /** The first code that the concept has in one of our systems. */
    public static @Nullable String code(CodeableConcept concept, String system) {
        String url = Canonical.codeSystem(system);
        return concept.getCoding().stream()
                .filter(coding -> url.equals(coding.getSystem()))
                .map(Coding::getCode)
                .findFirst()
                .orElse(null);
    }

    /** True when the concept has this code of ours. */
    public static boolean is(CodeableConcept concept, String system, String code) {
        return code.equals(code(concept, system));
    }

    /** True for HL7's task code. */
    public static boolean isHl7Task(CodeableConcept concept, String code) {
        return concept.hasCoding(HL7_TASK, code);
    }
}
