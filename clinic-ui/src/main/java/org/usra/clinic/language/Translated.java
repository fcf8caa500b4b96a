package org.usra.clinic.language;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** A text of the record in one language: the value is English, HL7's translation extension holds the Arabic. */
public final class Translated {

    public static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Translated() {}

    public static String text(StringType element, Language language) {
        for (Extension translation : element.getExtensionsByUrl(EXTENSION)) {
            if (language.code().equals(stringOf(translation, "lang"))) {
                return stringOf(translation, "content");
            }
        }
        String value = element.getValue();
        return value == null ? "" : value;
    }

    /** What a coded entry says in the language of the page; its bare code only when it says nothing else. */
    public static String text(CodeableConcept concept) {
        if (concept.hasText()) {
            return text(concept.getTextElement(), Language.current());
        }
        for (Coding coding : concept.getCoding()) {
            if (coding.hasDisplay()) {
                return text(coding.getDisplayElement(), Language.current());
            }
        }
        return concept.hasCoding() && concept.getCodingFirstRep().hasCode()
                ? concept.getCodingFirstRep().getCode()
                : "";
    }

    /** An English text that carries its Arabic. */
    public static StringType both(String english, String arabic) {
        StringType element = new StringType(english);
        Extension translation = element.addExtension().setUrl(EXTENSION);
        translation.addExtension("lang", new org.hl7.fhir.r4.model.CodeType("ar"));
        translation.addExtension("content", new StringType(arabic));
        return element;
    }

    private static String stringOf(Extension translation, String part) {
        Extension child = translation.getExtensionByUrl(part);
        if (child == null || child.getValue() == null) {
            return "";
        }
        String value = child.getValue().primitiveValue();
        return value == null ? "" : value;
    }
}
