package org.usra.record.interaction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.access.Caller;
import org.usra.record.document.ResourceDocument;
import org.usra.record.search.QueryParameter;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/**
 * One request of the FHIR API, whether it came by HTTP or as an entry of a Bundle.
 *
 * @param path below the base, for example {@code [Patient, 7, _history]}
 * @param headers by lower-case name
 * @param body the resource; for a JSON Patch an object whose {@code patch} is the array
 */
public record Request(
        Caller caller,
        String method,
        List<String> path,
        List<QueryParameter> query,
        Map<String, String> headers,
        @Nullable ResourceDocument body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> first(String parameter) {
        return query.stream()
                .filter(pair -> pair.name().equals(parameter))
                .map(QueryParameter::value)
                .findFirst();
    }

    /** The body that an interaction cannot do without. */
    public ResourceDocument requireBody() {
        if (body == null) {
            throw new Refused(
                    RefusalKind.MALFORMED,
                    new Refusal("missing-element", "الطلب بلا محتوى.", "The request has no body."));
        }
        return body;
    }

    /** The one version of {@code If-Match}; null where it names none or any, -1 where it can be none of ours. */
    public @Nullable Long ifMatch() {
        return header("if-match")
                .map(ETags::of)
                .filter(tags -> !tags.any())
                .map(tags ->
                        tags.versions().size() == 1 ? tags.versions().iterator().next() : Long.valueOf(-1))
                .orElse(null);
    }

    /** What must be true before a write. */
    Precondition precondition() {
        return Precondition.of(headers);
    }

    /** {@code If-None-Match} names this version. */
    public boolean hasVersion(long version) {
        return header("if-none-match")
                .filter(tags -> ETags.of(tags).holds(version))
                .isPresent();
    }

    public boolean hasSince(Instant updated) {
        return header("if-modified-since")
                .flatMap(Precondition::httpDate)
                .map(since -> updated.getEpochSecond() <= since.getEpochSecond())
                .orElse(false);
    }

    /** What the client wants back from a write. */
    public Preference preference() {
        String prefer = header("prefer").orElse("");
        return prefer.contains("return=minimal")
                ? Preference.MINIMAL
                : prefer.contains("return=OperationOutcome") ? Preference.OUTCOME : Preference.REPRESENTATION;
    }

    public boolean lenient() {
        return header("prefer").orElse("").contains("handling=lenient");
    }

    /** The values of the {@code Prefer: return} header. */
    public enum Preference {
        MINIMAL,
        REPRESENTATION,
        OUTCOME
    }
}
