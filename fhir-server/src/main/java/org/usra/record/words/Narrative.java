package org.usra.record.words;

import java.util.Map;

/** The text of an XHTML {@code div} that was checked when it was written. */
final class Narrative {

    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private Narrative() {}

    /** Without elements and comments; each stands for a space. */
    static String text(String xhtml) {
        StringBuilder text = new StringBuilder(xhtml.length());
        for (int i = 0; i < xhtml.length(); i++) {
            char c = xhtml.charAt(i);
            if (c == '<') {
                String closing = xhtml.startsWith("<!--", i) ? "-->" : ">";
                int end = xhtml.indexOf(closing, i);
                i = end < 0 ? xhtml.length() : end + closing.length() - 1;
                text.append(' ');
            } else if (c == '&' && xhtml.indexOf(';', i) > 0) {
                int end = xhtml.indexOf(';', i);
                text.append(character(xhtml.substring(i + 1, end)));
                i = end;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String character(String entity) {
        if (!entity.startsWith("#")) {
            return ENTITIES.getOrDefault(entity, " ");
        }
        try {
            int code = entity.startsWith("#x")
                    ? Integer.parseInt(entity.substring(2), 16)
                    : Integer.parseInt(entity.substring(1));
            return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
        } catch (NumberFormatException e) {
            return " ";
        }
    }
}
