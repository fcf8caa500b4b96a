package org.usra.record.interaction;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The versions that an {@code If-Match} or {@code If-None-Match} lists.
 *
 * @param any {@code *}: whatever version there is
 * @param versions those that can be versions of ours; what cannot matches none
 */
record ETags(boolean any, Set<Long> versions) {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");

    static ETags of(String header) {
        Set<Long> versions = new HashSet<>();
        Matcher tag = TAG.matcher(header);
        while (tag.find()) {
            add(versions, tag.group(1));
        }
        // Some clients leave the quotation marks out.
        add(versions, header.trim());
        return new ETags(header.trim().equals("*"), Set.copyOf(versions));
    }

    boolean holds(long version) {
        return any || versions.contains(version);
    }

    static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }

    private static void add(Set<Long> versions, String text) {
        if (isVersion(text)) {
            versions.add(Long.parseLong(text));
        }
    }
}
