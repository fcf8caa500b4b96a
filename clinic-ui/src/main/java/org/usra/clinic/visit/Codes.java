package org.usra.clinic.visit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionDesignationComponent;
import org.springframework.stereotype.Component;
import org.usra.clinic.language.Language;
import org.usra.clinic.language.Translated;
import org.usra.clinic.record.HealthRecord;
import org.usra.clinic.record.Query;
import org.usra.rules.identity.ArabicName;
import org.usra.rules.naming.Canonical;

/**
 * The codes that the forms offer, read from the CodeSystem resources of the record. Where a list is not there the
 * doctor's words are kept as they are: care never waits for a code.
 */
@Component
class Codes {

    static final String DIAGNOSES = "diagnosis";
    static final String MEDICINES = "medicine";
    private static final Duration FRESH = Duration.ofMinutes(30);
    private static final int OFFERED = 8;

    private final HealthRecord healthRecord;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Codes(HealthRecord healthRecord, Clock clock) {
        this.healthRecord = healthRecord;
        this.clock = clock;
    }

    private record Kept(Instant taken, List<PickedCode> codes) {}

    /** Codes whose Arabic, English or code contains what was typed, those that begin with it first. */
    List<PickedCode> like(String list, String typed) {
        String wanted = ArabicName.fold(typed);
        if (wanted.isEmpty()) {
            return List.of();
        }
        return all(list).stream()
                .filter(code -> matches(code, wanted))
                .sorted((a, b) -> Boolean.compare(begins(b, wanted), begins(a, wanted)))
                .limit(OFFERED)
                .toList();
    }

    /** The code that these words name exactly, by its text in either language or by the code itself. */
    Optional<PickedCode> named(String list, String words) {
        String wanted = ArabicName.fold(words);
        return all(list).stream()
                .filter(code -> ArabicName.fold(code.arabic()).equals(wanted)
                        || ArabicName.fold(code.english()).equals(wanted)
                        || ArabicName.fold(code.code()).equals(wanted))
                .findFirst();
    }

    private List<PickedCode> all(String list) {
        Kept held = kept.get(list);
        if (held != null && held.taken().plus(FRESH).isAfter(clock.instant())) {
            return held.codes();
        }
        List<PickedCode> codes =
                healthRecord
                        .searchWherePermitted(Query.of("CodeSystem").with("url", Canonical.codeSystem(list)))
                        .stream(CodeSystem.class)
                        .flatMap(system -> system.getConcept().stream().map(concept -> picked(system, concept)))
                        .toList();
        if (!codes.isEmpty()) {
            kept.put(list, new Kept(clock.instant(), codes));
        }
        return codes;
    }

    private static PickedCode picked(CodeSystem system, ConceptDefinitionComponent concept) {
        String arabic = concept.getDesignation().stream()
                .filter(designation -> "ar".equals(designation.getLanguage()))
                .map(ConceptDefinitionDesignationComponent::getValue)
                .findFirst()
                .orElseGet(() -> Translated.text(concept.getDisplayElement(), Language.AR));
        return new PickedCode(
                system.getUrl(), concept.getCode(), arabic, Translated.text(concept.getDisplayElement(), Language.EN));
    }

    private static boolean matches(PickedCode code, String wanted) {
        return ArabicName.fold(code.arabic()).contains(wanted)
                || ArabicName.fold(code.english()).contains(wanted)
                || ArabicName.fold(code.code()).startsWith(wanted);
    }

    private static boolean begins(PickedCode code, String wanted) {
        return ArabicName.fold(code.arabic()).startsWith(wanted)
                || ArabicName.fold(code.english()).startsWith(wanted)
                || ArabicName.fold(code.code()).startsWith(wanted);
    }
}
