package org.usra.referral.candidates;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usra.referral.rulebook.RuleValues;

/** The weights of the ranking that are in force today. */
@Component
class RankingRules {

    private final RuleValues rules;

    RankingRules(RuleValues rules) {
        this.rules = rules;
    }

    Ranking inForce() {
        return new Ranking(
                rules.decimal("ranking.wait.weight"),
                rules.decimal("ranking.distance.weight"),
                rules.decimal("ranking.wait.urgent-factor"),
                List.of("has-capacity", "limited", "full", "unknown").stream()
                        .collect(Collectors.toMap(Function.identity(), (String code) ->
                                (BigDecimal) rules.decimal("ranking.capacity." + code))),
                rules.number("ranking.wait.unknown.days"));
    }
}
