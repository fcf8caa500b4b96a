package org.usra.record.household;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usra.record.rulebook.RuleBook;
import org.usra.rules.household.ContributionRule;
import org.usra.rules.household.FamilyRole;
import org.usra.rules.household.Household;
import org.usra.rules.household.Member;

/** What the household pays before and after a change, in percent of its head's income. */
final class Contributions {

    private static final Map<String, String> OWN = Map.of(
            "formal", "contribution.formal.employee.percent",
            "pensioner", "contribution.pensioner.percent",
            "informal", "contribution.irregular.percent");

    private final Standing standing;
    private final Instant now;
    private final RuleBook rules;
    private final Map<String, BigDecimal> before = new LinkedHashMap<>();
    private final Map<String, BigDecimal> after = new LinkedHashMap<>();

    private Contributions(Standing standing, Instant now, RuleBook rules) {
        this.standing = standing;
        this.now = now;
        this.rules = rules;
    }

    static Contributions before(@Nullable Household household, Standing standing, Instant now, RuleBook rules) {
        Contributions contributions = new Contributions(standing, now, rules);
        if (household != null) {
            String head = household.head().map(Member::person).orElse(null);
            List<FamilyRole> others = household.members().stream()
                    .map(Member::role)
                    .filter(role -> role != FamilyRole.HEAD)
                    .toList();
            contributions.before.put(household.id(), contributions.percent(head, others));
        }
        return contributions;
    }

    /** Of every file on the worksheet. */
    Contributions after(Worksheet sheet) {
        sheet.groups().forEach((reference, group) -> {
            String head = null;
            List<FamilyRole> others = new ArrayList<>();
            for (var member : new FamilyFile(group).members().toList()) {
                if (FamilyFile.role(member).equals("head")) {
                    head = member.path("entity").path("reference").asText();
                } else {
                    others.add(FamilyRole.of(FamilyFile.role(member)).orElse(FamilyRole.OTHER));
                }
            }
            after.put(reference, percent(head, others));
        });
        return this;
    }

    /** One line for each file whose contribution changes. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        after.forEach((file, percent) -> {
            BigDecimal was = before.get(file);
            if (was == null || was.compareTo(percent) != 0) {
                lines.add(new Line("contribution", file, was == null ? null : text(was), text(percent)));
            }
        });
        return lines;
    }

    private BigDecimal percent(@Nullable String head, List<FamilyRole> others) {
        String category = head == null || head.startsWith("urn:") ? "" : standing.category(head, now);
        String own = OWN.get(category);
        int spouses =
                (int) others.stream().filter(role -> role == FamilyRole.SPOUSE).count();
        return ContributionRule.percent(
                new ContributionRule.Rates(
                        own == null ? BigDecimal.ZERO : rules.number(own, now),
                        own != null,
                        rules.number("contribution.spouse.percent", now),
                        rules.number("contribution.child.percent", now),
                        rules.number("contribution.household.ceiling.percent", now)),
                spouses,
                others.size() - spouses);
    }

    private static String text(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString() + " %";
    }
}
