package org.usra.record.structure;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.usra.rules.refusal.Refusal;

/**
 * The narrative of a resource: one well-formed XHTML {@code div} that only formats.
 *
 * <p>Read once, left to right and without recursion: no script, no event handler, no frame, no declared entity, no
 * address that runs.
 */
final class Narrative {

    private static final int DEEPEST = 64;
    private static final String NAMESPACE = "http://www.w3.org/1999/xhtml";
    private static final Set<String> ELEMENTS = words(
            "a abbr acronym address area b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em h1 h2 "
                    + "h3 h4 h5 h6 hr i img kbd li map ol p pre q samp small span strong sub sup table tbody td tfoot "
                    + "th thead tr tt ul var");
    private static final Set<String> ATTRIBUTES = words(
            "abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff "
                    + "charset cite class colspan color coords dir face frame headers height href hreflang hspace id lang "
                    + "longdesc name noshade nowrap rel rev rowspan rules scope shape size span src start style summary "
                    + "tabindex target title type usemap valign value vspace width xml:lang xml:space xmlns");

    private final String text;
    private final Deque<String> open = new ArrayDeque<>();
    private int at;
    private boolean rootSeen;
    private boolean says;

    private Narrative(String text) {
        this.text = text;
    }

    /** @param importScope invariant txt-2 is then not asked for: what another system left blank is kept as it is */
    static @Nullable Refusal fault(String xhtml, boolean importScope) {
        try {
            Narrative narrative = new Narrative(xhtml);
            narrative.read();
            demand(importScope || narrative.says, "it says nothing");
            return null;
        } catch (UnacceptableException e) {
            return StructureFault.narrative(e.what);
        }
    }

    private void read() {
        while (at < text.length()) {
            if (text.charAt(at) != '<') {
                characters();
            } else if (text.startsWith("<!--", at)) {
                at = require(text.indexOf("-->", at + 4), "an unfinished comment") + 3;
            } else if (text.startsWith("</", at)) {
                close();
            } else {
                element();
            }
        }
        demand(rootSeen && open.isEmpty(), "an element that is not closed");
    }

    private void characters() {
        int end = text.indexOf('<', at);
        for (end = end < 0 ? text.length() : end; at < end; at++) {
            char c = text.charAt(at);
            if (!Character.isWhitespace(c)) {
                demand(!open.isEmpty(), "text outside the div");
                says = true;
            }
            if (c == '&') {
                entity(end);
            }
        }
    }

    private void entity(int end) {
        int stop = text.indexOf(';', at);
        demand(stop > at + 1 && stop < end && stop - at <= 10, "a bare ampersand");
        for (int i = at + 1; i < stop; i++) {
            char c = text.charAt(i);
            demand(Character.isLetterOrDigit(c) || (c == '#' && i == at + 1), "a bare ampersand");
        }
    }

    private void close() {
        int end = require(text.indexOf('>', at), "an unfinished tag");
        String name = text.substring(at + 2, end).strip();
        demand(name.equals(open.poll()), "</" + name + "> closes nothing");
        at = end + 1;
    }

    private void element() {
        at++;
        String name = name();
        demand(ELEMENTS.contains(name), "<" + name + ">");
        if (open.isEmpty()) {
            demand(name.equals("div") && !rootSeen, "it is not one div");
        }
        boolean namespace = false;
        skipBlanks();
        while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '/') {
            namespace |= attribute();
            skipBlanks();
        }
        demand(rootSeen || namespace, "the div is not in the XHTML namespace");
        rootSeen = true;
        says |= name.equals("img");
        boolean empty = text.startsWith("/>", at);
        demand(empty || text.startsWith(">", at), "an unfinished tag");
        at += empty ? 2 : 1;
        if (!empty) {
            open.push(name);
            demand(open.size() <= DEEPEST, "more than " + DEEPEST + " levels");
        }
    }

    /** True for the namespace that the div must have. */
    private boolean attribute() {
        String name = name();
        demand(ATTRIBUTES.contains(name), "the attribute " + name);
        skipBlanks();
        demand(text.startsWith("=", at), "an attribute without a value");
        at++;
        skipBlanks();
        demand(
                at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\''),
                "an attribute without quotes");
        int end = require(text.indexOf(text.charAt(at), at + 1), "an unfinished attribute");
        String value = text.substring(at + 1, end);
        demand(value.indexOf('<') < 0, "an attribute with a tag in it");
        demand(isHarmless(name, value), "the attribute " + name);
        at = end + 1;
        return name.equals("xmlns") && value.equals(NAMESPACE);
    }

    private static boolean isHarmless(String name, String value) {
        String plain = value.replaceAll("[\\s\\p{Cntrl}\\\\]", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "href", "cite", "longdesc" -> isPlainAddress(plain);
            case "src" -> plain.startsWith("data:image/") ? !plain.startsWith("data:image/svg") : isPlainAddress(plain);
            case "style" ->
                !plain.contains("expression(")
                        && !plain.contains("url(")
                        && !plain.contains("@import")
                        && !plain.contains("behavior:")
                        && !plain.contains("&#");
            default -> true;
        };
    }

    private static boolean isPlainAddress(String address) {
        int colon = address.indexOf(':');
        int slash = address.indexOf('/');
        boolean scheme = colon >= 0 && (slash < 0 || colon < slash) && !address.startsWith("#");
        return !address.contains("&#") && (!scheme || address.matches("(https?|mailto|tel|urn|ftp):.*"));
    }

    private String name() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "-_:.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        demand(at > start, "a tag without a name");
        return text.substring(start, at);
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static int require(int position, String what) {
        demand(position >= 0, what);
        return position;
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw new UnacceptableException(what);
        }
    }

    private static Set<String> words(String blanks) {
        return new HashSet<>(Arrays.asList(blanks.split(" ", -1)));
    }

    /** Ends the reading at the first thing that is not allowed. */
    private static final class UnacceptableException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String what;

        private UnacceptableException(String what) {
            super(what, null, false, false);
            this.what = what;
        }
    }
}
