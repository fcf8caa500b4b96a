package org.usra.launcher.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/** What an insured person pays of a service, by the rule rows of that day. */
record Rates(List<ReferenceFile.Row> rules) {

    static Rates shipped() {
        return new Rates(ReferenceFile.ofDb("rule-value").rows());
    }

    /** The percentage of the price, at most the cap. */
    BigDecimal share(String kind, BigDecimal price, LocalDate day) {
        BigDecimal percent = value("copayment." + kind + ".percent", day);
        BigDecimal cap = value("copayment." + kind + ".cap", day);
        return price.multiply(percent).movePointLeft(2).min(cap).setScale(2, RoundingMode.HALF_UP);
    }

    private BigDecimal value(String key, LocalDate day) {
        return rules.stream()
                .filter(row -> row.text("key").equals(key))
                .filter(row -> !LocalDate.parse(row.text("valid_from")).isAfter(day))
                .filter(row -> row.find("valid_to")
                        .map(end -> LocalDate.parse(end).isAfter(day))
                        .orElse(true))
                .map(row -> new BigDecimal(row.text("value")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no rule " + key + " on " + day));
    }
}
