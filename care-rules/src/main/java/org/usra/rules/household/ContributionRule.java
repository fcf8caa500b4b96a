package org.usra.rules.household;

import java.math.BigDecimal;

/**
 * What a household contributes, in percent of its head's income: the head's own share, one share for each spouse without
 * income and each further member, together at most the ceiling.
 *
 * <p>Source: Law 2/2018, schedule 1; that the ceiling holds for every family is a proposal ({@code rule_value}).
 */
public final class ContributionRule {

    /**
     * The rates of the day, in percent.
     *
     * @param own of the head, by contribution category; nothing where the state or social insurance pays
     * @param paysForMembers whether a head of this category pays for members without income
     */
    public record Rates(
            BigDecimal own, boolean paysForMembers, BigDecimal spouse, BigDecimal dependant, BigDecimal ceiling) {}

    private ContributionRule() {}

    /** In percent of the head's income. */
    public static BigDecimal percent(Rates rates, int spouses, int dependants) {
        BigDecimal percent = rates.own();
        if (rates.paysForMembers()) {
            percent = percent.add(rates.spouse().multiply(BigDecimal.valueOf(spouses)))
                    .add(rates.dependant().multiply(BigDecimal.valueOf(dependants)));
        }
        return percent.min(rates.ceiling());
    }
}
