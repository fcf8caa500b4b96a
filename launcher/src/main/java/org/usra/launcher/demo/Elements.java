package org.usra.launcher.demo;

import static org.usra.launcher.demo.Json.list;
import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.usra.rules.naming.Canonical;

/** The elements of FHIR that every resource is made of. */
final class Elements {

    static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
    static final ZoneId CAIRO = ZoneId.of("Africa/Cairo");

    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

    private Elements() {}

    static ObjectNode reference(String target) {
        return object("reference", target);
    }

    static ObjectNode identifier(String system, String value) {
        return object("system", Canonical.identifier(system), "value", value);
    }

    /** A concept of HL7's terminology; its code is enough. */
    static ObjectNode hl7(String system, String code) {
        return object("coding", list(object("system", HL7 + system, "code", code)));
    }

    static ObjectNode extension(String name, String type, Object value) {
        return object("url", Canonical.structure(name), type, value);
    }

    /** The {@code _element} beside an English text: the same in Arabic. */
    static ObjectNode inArabic(String arabic) {
        return object(
                "extension",
                list(object(
                        "url",
                        TRANSLATION,
                        "extension",
                        list(
                                object("url", "lang", "valueCode", "ar"),
                                object("url", "content", "valueString", arabic)))));
    }

    static ObjectNode period(LocalDate start, @Nullable LocalDate end) {
        return object("start", start, "end", end);
    }

    static String at(LocalDateTime time) {
        return time.atZone(CAIRO).format(INSTANT);
    }

    static ObjectNode quantity(BigDecimal value, String unit, String ucum) {
        return object("value", value, "unit", unit, "system", "http://unitsofmeasure.org", "code", ucum);
    }

    static ObjectNode pounds(BigDecimal amount) {
        return object("value", amount, "currency", "EGP");
    }
}
