package org.usra.record.structure;

import java.time.YearMonth;

/** R4's date, dateTime, instant and time: partial dates, mandatory seconds and zone, no day that does not exist. */
final class DateFormats {

    private static final int DAY = "2026-11-23".length();
    private static final int SECONDS = "10:00:00".length();

    private DateFormats() {}

    static boolean isValid(String type, String text) {
        return switch (type) {
            case "date" -> isDate(text, 0, text.length());
            case "time" -> timeEnd(text, 0) == text.length();
            case "instant" -> isMoment(text);
            default -> text.indexOf('T') < 0 ? isDate(text, 0, text.length()) : isMoment(text);
        };
    }

    private static boolean isMoment(String text) {
        if (text.length() <= DAY || text.charAt(DAY) != 'T' || !isDate(text, 0, DAY)) {
            return false;
        }
        int zone = timeEnd(text, DAY + 1);
        if (zone < 0 || zone == text.length()) {
            return false;
        }
        if (text.charAt(zone) == 'Z') {
            return zone + 1 == text.length();
        }
        boolean signed = text.charAt(zone) == '+' || text.charAt(zone) == '-';
        return signed
                && text.length() == zone + 6
                && text.charAt(zone + 3) == ':'
                && within(text, zone + 1, 2, 0, 14)
                && within(text, zone + 4, 2, 0, 59);
    }

    private static boolean isDate(String text, int start, int end) {
        int length = end - start;
        if (length != 4 && length != 7 && length != DAY) {
            return false;
        }
        if (!within(text, start, 4, 1, 9999)) {
            return false;
        }
        if (length >= 7 && (text.charAt(start + 4) != '-' || !within(text, start + 5, 2, 1, 12))) {
            return false;
        }
        if (length < DAY) {
            return true;
        }
        int days =
                YearMonth.of(number(text, start, 4), number(text, start + 5, 2)).lengthOfMonth();
        return text.charAt(start + 7) == '-' && within(text, start + 8, 2, 1, days);
    }

    /** Where a time of day ends, or -1 where none stands. A leap second is one. */
    private static int timeEnd(String text, int start) {
        boolean valid = text.length() >= start + SECONDS
                && within(text, start, 2, 0, 23)
                && text.charAt(start + 2) == ':'
                && within(text, start + 3, 2, 0, 59)
                && text.charAt(start + 5) == ':'
                && within(text, start + 6, 2, 0, 60);
        if (!valid) {
            return -1;
        }
        int end = start + SECONDS;
        if (end < text.length() && text.charAt(end) == '.') {
            int first = ++end;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            return end == first ? -1 : end;
        }
        return end;
    }

    private static boolean within(String text, int start, int digits, int least, int most) {
        int value = number(text, start, digits);
        return value >= least && value <= most;
    }

    private static int number(String text, int start, int digits) {
        if (start + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
