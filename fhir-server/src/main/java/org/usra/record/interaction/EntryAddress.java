package org.usra.record.interaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.record.search.PublicAddress;
import org.usra.rules.refusal.Refused;

/**
 * Where an entry of a Bundle leads, below the base of this server: its URL is relative to the base, or begins with it.
 *
 * @param path its segments, each decoded by itself, as those of a request of its own
 * @param query as it was sent, null where there is none
 */
record EntryAddress(List<String> path, @Nullable String query) {

    /** What names a scheme or a server; a relative URL has a slash, a question mark or nothing before its first colon. */
    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:|//).*", Pattern.DOTALL);

    static EntryAddress of(String url, int entry, PublicAddress base) {
        String local = base.below(url).orElse(url);
        if (ABSOLUTE.matcher(local).matches()) {
            throw fault(entry, "is not below the address of this server", "ليس تحت عنوان هذا الخادم");
        }
        if (local.indexOf('#') >= 0) {
            throw fault(entry, "has a fragment (#), which no request has", "فيه جزء بعد # ولا مكان له في طلب");
        }
        int mark = local.indexOf('?');
        List<String> path = new ArrayList<>();
        for (String segment : (mark < 0 ? local : local.substring(0, mark)).split("/", -1)) {
            if (!segment.isEmpty()) {
                path.add(decoded(segment, entry));
            }
        }
        return new EntryAddress(List.copyOf(path), mark < 0 ? null : local.substring(mark + 1));
    }

    private static String decoded(String segment, int entry) {
        try {
            // A plus in a path is a plus.
            String decoded = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            // PostgreSQL keeps no NUL, so nothing is there under one.
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            // The same fault.
        }
        throw fault(entry, "is not percent-encoded as a URL must be", "ليس مرمّزًا بعلامة % كما ينبغي لعنوان");
    }

    private static Refused fault(int entry, String english, String arabic) {
        return InteractionFault.malformed(
                "request.url of entry " + entry + " " + english + ".",
                "الحقل request.url في العنصر " + entry + " " + arabic + ".",
                "Bundle.entry[" + entry + "].request.url");
    }
}
