package org.usra.record.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The words, parentheses and values of a {@code _filter}, from left to right. */
final class FilterTokens {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 4_000;

    private final String filter;
    private int at;

    FilterTokens(String filter) {
        if (filter.length() > LONGEST) {
            throw SearchFault.value(
                    filter.substring(0, 20) + "…",
                    "_filter has at most " + LONGEST + " characters",
                    "لا يزيد _filter على " + LONGEST + " محرف");
        }
        this.filter = filter;
    }

    /** What comes next, unread; empty at the end. */
    String peek() {
        while (at < filter.length() && Character.isWhitespace(filter.charAt(at))) {
            at++;
        }
        if (at == filter.length()) {
            return "";
        }
        char c = filter.charAt(at);
        return c == '(' || c == ')' ? String.valueOf(c) : filter.substring(at, end());
    }

    /** Reads it if it is this word. */
    boolean take(String word) {
        boolean there = peek().equals(word);
        at += there ? word.length() : 0;
        return there;
    }

    String next(String english, String arabic) {
        String word = peek();
        if (word.isEmpty() || word.equals("(") || word.equals(")")) {
            throw SearchFault.value(filter, "_filter lacks " + english, "ينقص _filter " + arabic);
        }
        at += word.length();
        return word;
    }

    /** A JSON string, or whatever stands before a space or a parenthesis. */
    String value() {
        if (!peek().startsWith("\"")) {
            return next("a value", "قيمة");
        }
        int close = at + 1;
        while (close < filter.length() && filter.charAt(close) != '"') {
            close += filter.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= filter.length()) {
            throw SearchFault.value(
                    filter.substring(at),
                    "a quotation mark of _filter is not closed",
                    "علامة تنصيص لم تُغلق في _filter");
        }
        String text = filter.substring(at, close + 1);
        at = close + 1;
        try {
            String value = JSON.readValue(text, String.class);
            if (value.indexOf('\0') >= 0) {
                throw SearchFault.value(
                        text, "it holds a character that no resource can hold", "فيها محرف لا يمكن أن يوجد في أي سجل");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw SearchFault.value(text, "it is no JSON string", "ليست نصًّا بصيغة JSON");
        }
    }

    private int end() {
        int end = at;
        while (end < filter.length()
                && !Character.isWhitespace(filter.charAt(end))
                && "()".indexOf(filter.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
