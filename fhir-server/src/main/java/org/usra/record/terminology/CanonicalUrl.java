package org.usra.record.terminology;

import org.jspecify.annotations.Nullable;

/** What a code system, value set or map is called by everybody: a URL and, after a bar, perhaps its version. */
public record CanonicalUrl(String url, @Nullable String version) {

    public static CanonicalUrl parse(String text) {
        int bar = text.indexOf('|');
        return bar < 0 || bar == text.length() - 1
                ? new CanonicalUrl(bar < 0 ? text : text.substring(0, bar), null)
                : new CanonicalUrl(text.substring(0, bar), text.substring(bar + 1));
    }

    /** With this version, where it names none itself. */
    public CanonicalUrl orVersion(@Nullable String other) {
        return version == null ? new CanonicalUrl(url, other) : this;
    }

    @Override
    public String toString() {
        return version == null ? url : url + "|" + version;
    }
}
