package org.usra.referral.lifecycle;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;
import org.usra.rules.refusal.RefusalKind;
import org.usra.rules.refusal.Refused;

/** The Task that a caller acts on, in the version that they have seen ({@code If-Match}). */
public record TaskVersion(String id, String version) {

    private static final Pattern ETAG = Pattern.compile("(?:W/)?\"([0-9]+)\"");

    /** Reads the header; without it the caller may be acting on what they have not seen. */
    public static TaskVersion of(String id, @Nullable String ifMatch) {
        Matcher etag = ETAG.matcher(ifMatch == null ? "" : ifMatch.trim());
        if (!etag.matches()) {
            throw new Refused(
                    RefusalKind.VERSION_REQUIRED,
                    new Refusal(
                            "version-required",
                            "أرسل رقم نسخة المهمة التي تعمل عليها في If-Match، مثل W/\"3\".",
                            "Send the version of the Task that you act on in If-Match, for example W/\"3\".",
                            "http.If-Match"));
        }
        return new TaskVersion(id, etag.group(1));
    }

    /** Refuses when somebody changed the Task since. */
    public void requireCurrent(Task task) {
        if (!version.equals(task.getMeta().getVersionId())) {
            throw new Refused(
                    RefusalKind.STALE_VERSION,
                    new Refusal(
                            "stale-version",
                            "غير شخص آخر هذه المهمة بعد أن فتحتها. افتحها من جديد ثم قرر.",
                            "Somebody changed this Task after you opened it. Open it again, then decide.",
                            "Task.meta.versionId"));
        }
    }
}
