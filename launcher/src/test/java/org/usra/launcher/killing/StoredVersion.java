package org.usra.launcher.killing;

import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.launcher.killing.Ledger.Version;

/**
 * What a row holds, and what its document says of it.
 *
 * @param content hash of what the author wrote
 * @param mark of the deed that wrote it; empty where no writer of the series did
 * @param once what its author wants to have once only; empty where nothing
 * @param identifiers how many it has
 * @param subject id of the Patient that it names; of a Patient its own
 * @param effective when, in microseconds since the epoch; null where it says nothing
 */
record StoredVersion(
        Version version,
        short bucket,
        boolean current,
        String content,
        String mark,
        String once,
        int identifiers,
        String subject,
        @Nullable Long effective) {

    private static final Pattern MARK = value(Contents.MARK);
    private static final Pattern ONCE = value(Contents.ONCE);
    private static final Pattern IDENTIFIER = Pattern.compile("\\{\"system\":\"urn:usra:\\w+\",\"value\":");
    private static final Pattern SUBJECT = Pattern.compile("\"subject\":\\{\"reference\":\"Patient/([^\"]+)\"");
    private static final Pattern EFFECTIVE = Pattern.compile("\"effectiveDateTime\":\"([^\"]+)\"");

    static StoredVersion of(Version version, short bucket, boolean current, @Nullable String document) {
        if (document == null) {
            return new StoredVersion(version, bucket, current, Ledger.DELETED, "", "", 0, "", null);
        }
        String effective = first(EFFECTIVE, document);
        return new StoredVersion(
                version,
                bucket,
                current,
                Contents.hash(document),
                first(MARK, document),
                first(ONCE, document),
                (int) IDENTIFIER.matcher(document).results().count(),
                version.type().equals("Patient") ? version.id() : first(SUBJECT, document),
                effective.isEmpty() ? null : OffsetDateTime.parse(effective).toEpochSecond() * 1_000_000L);
    }

    boolean deleted() {
        return content.equals(Ledger.DELETED);
    }

    private static Pattern value(String system) {
        return Pattern.compile("\"system\":\"" + system + "\",\"value\":\"([^\"]+)\"");
    }

    private static String first(Pattern pattern, String document) {
        Matcher found = pattern.matcher(document);
        return found.find() ? found.group(1) : "";
    }
}
