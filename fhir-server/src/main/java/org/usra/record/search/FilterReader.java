package org.usra.record.search;

import java.util.ArrayList;
import java.util.List;

/**
 * <a href="https://hl7.org/fhir/R4/search_filter.html">{@code _filter}</a>: tests joined by {@code and}, {@code or}, {@code
 * not} and parentheses. {@code not} binds first, then {@code and}, then {@code or}.
 */
final class FilterReader {

    private static final int DEEPEST = 10;
    private static final int MOST_TESTS = 30;
    private static final int MOST_CHAINS = 5;

    private final FilterTests tests;

    FilterReader(FilterTests tests) {
        this.tests = tests;
    }

    Criterion read(Asker asker, String type, String filter) {
        Reading reading = new Reading(asker, type, new FilterTokens(filter));
        Criterion criterion = reading.any(0);
        if (!reading.tokens.peek().isEmpty()) {
            throw SearchFault.value(
                    reading.tokens.peek(),
                    "_filter ends before it, or \"and\" or \"or\" is missing",
                    "ينتهي _filter قبلها، أو ينقصه \"and\" أو \"or\"");
        }
        return criterion;
    }

    /** One filter being read. */
    private final class Reading {

        private final Asker asker;
        private final String type;
        private final FilterTokens tokens;
        private int asked;
        private int chains;

        Reading(Asker asker, String type, FilterTokens tokens) {
            this.asker = asker;
            this.type = type;
            this.tokens = tokens;
        }

        private Criterion any(int depth) {
            List<Criterion> parts = new ArrayList<>();
            do {
                parts.add(all(depth));
            } while (tokens.take("or"));
            return TextValues.anyOf(parts);
        }

        private Criterion all(int depth) {
            List<Criterion> parts = new ArrayList<>();
            do {
                parts.add(one(depth));
            } while (tokens.take("and"));
            return parts.size() == 1 ? parts.getFirst() : new Criterion.AllOf(parts);
        }

        private Criterion one(int depth) {
            if (depth > DEEPEST) {
                throw SearchFault.tooCostly(
                        "A _filter has at most " + DEEPEST + " parentheses within each other.",
                        "لا تتداخل الأقواس في _filter أكثر من " + DEEPEST + " مرات.");
            }
            boolean not = tokens.take("not");
            if (not && !tokens.peek().equals("(")) {
                throw SearchFault.value(
                        "not " + tokens.peek(), "after \"not\" stands a parenthesis", "بعد \"not\" يأتي قوس");
            }
            if (!tokens.take("(")) {
                return test();
            }
            Criterion inner = any(depth + 1);
            if (!tokens.take(")")) {
                throw SearchFault.value(
                        tokens.peek(),
                        "a parenthesis of _filter is not closed before it",
                        "قبلها قوس لم يُغلق في _filter");
            }
            return not ? new Criterion.Not(inner) : inner;
        }

        private Criterion test() {
            String path = tokens.next("the name of a search parameter", "اسم معامل بحث");
            chains += path.indexOf('.') > 0 ? 1 : 0;
            if (++asked > MOST_TESTS || chains > MOST_CHAINS) {
                throw SearchFault.tooCostly(
                        "A _filter asks at most " + MOST_TESTS + " things, " + MOST_CHAINS
                                + " of them of linked resources.",
                        "يسأل _filter عن " + MOST_TESTS + " شرطًا على الأكثر، منها " + MOST_CHAINS
                                + " عن سجلات مرتبطة.");
            }
            String operator = tokens.next("an operator", "عامل");
            return tests.read(asker, type, path, operator, tokens.value());
        }
    }
}
