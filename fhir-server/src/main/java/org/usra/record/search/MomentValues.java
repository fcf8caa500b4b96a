package org.usra.record.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.DateInterval;
import org.usra.record.search.Criterion.Prefix;

/** <a href="https://hl7.org/fhir/R4/search.html#date">Date</a> parameters: a prefix and a stretch as long as the precision. */
@Component
final class MomentValues {

    private final FhirDefinitions definitions;
    private final Clock clock;

    MomentValues(FhirDefinitions definitions, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    Criterion parse(SearchParameter parameter, List<String> values) {
        return TextValues.anyOf(values.stream()
                .flatMap(value -> definitions.basis(parameter).parameters().stream()
                        .<Criterion>map(kept -> {
                            Asked asked = asked(value);
                            boolean leading = definitions
                                    .leadingDate(kept.resourceType())
                                    .filter(kept::equals)
                                    .isPresent();
                            return new Criterion.Temporal(
                                    kept.number(),
                                    leading,
                                    parameter.code(),
                                    asked.prefix(),
                                    asked.low(),
                                    asked.high());
                        }))
                .toList());
    }

    Criterion updated(List<String> values) {
        return TextValues.anyOf(values.stream()
                .<Criterion>map(value -> {
                    Asked asked = asked(value);
                    return new Criterion.Updated(asked.prefix(), instant(asked.low()), instant(asked.high()));
                })
                .toList());
    }

    private Asked asked(String value) {
        Prefix prefix = Recheck.prefix(value);
        boolean prefixed = !value.isEmpty() && Character.isLetter(value.charAt(0));
        String written = prefixed && value.length() > 2 ? value.substring(2) : value;
        if (prefixed && !value.regionMatches(true, 0, prefix.name(), 0, 2)) {
            throw SearchFault.value(
                    value, "it does not begin with a prefix of R4 or a year", "لا تبدأ ببادئة من R4 ولا بسنة");
        }
        DateInterval time = DateInterval.of(written)
                .orElseThrow(() -> SearchFault.value(
                        value,
                        "a date is written 2026, 2026-11, 2026-11-23 or with a time",
                        "يُكتب التاريخ 2026 أو 2026-11 أو 2026-11-23 أو مع وقت"));
        if (prefix == Prefix.AP) {
            // R4 suggests a tenth of the distance to now.
            long middle = time.low() + (time.high() - time.low()) / 2;
            long slack = Math.abs(ChronoUnit.MICROS.between(instant(middle), clock.instant())) / 10;
            return new Asked(prefix, time.low() - slack, time.high() + slack);
        }
        return new Asked(prefix, time.low(), time.high());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(Duration.of(micros, ChronoUnit.MICROS));
    }

    private record Asked(Prefix prefix, long low, long high) {}
}
