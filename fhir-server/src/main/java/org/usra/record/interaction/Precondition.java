package org.usra.record.interaction;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usra.record.store.StoredResource;

/**
 * What a client wants to be true of the stored version before it is written over.
 *
 * <p><a href="https://www.rfc-editor.org/rfc/rfc7232#section-6">RFC 7232, 6</a>
 */
record Precondition(Optional<ETags> match, Optional<ETags> noneMatch, Optional<Instant> unmodifiedSince) {

    static final Precondition NONE = new Precondition(Optional.empty(), Optional.empty(), Optional.empty());

    /** @param headers by lower-case name */
    static Precondition of(Map<String, String> headers) {
        Optional<ETags> match = Optional.ofNullable(headers.get("if-match")).map(ETags::of);
        Optional<ETags> noneMatch =
                Optional.ofNullable(headers.get("if-none-match")).map(ETags::of);
        // The version says more than the time, whose seconds are too coarse.
        Optional<Instant> since = match.isPresent()
                ? Optional.empty()
                : Optional.ofNullable(headers.get("if-unmodified-since")).flatMap(Precondition::httpDate);
        return new Precondition(match, noneMatch, since);
    }

    /** @param present null when there is none, or it was deleted */
    void require(String type, @Nullable StoredResource present) {
        if (present == null) {
            if (match.isPresent()) {
                throw InteractionFault.nothingToMatch(type);
            }
            return;
        }
        long version = present.version();
        boolean stale = match.filter(tags -> !tags.holds(version)).isPresent()
                || unmodifiedSince
                        .filter(since -> present.updated().getEpochSecond() > since.getEpochSecond())
                        .isPresent();
        if (stale) {
            throw InteractionFault.stale(type, version);
        }
        if (noneMatch.filter(tags -> tags.holds(version)).isPresent()) {
            throw InteractionFault.unwantedVersion(type, version);
        }
    }

    static Optional<Instant> httpDate(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
