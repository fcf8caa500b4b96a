package org.usra.rules.household;

/**
 * What the dated rules of the day say of households: rows {@code household.*} and {@code newborn.*} of the rule book.
 *
 * @param newbornDays how old a child may be that joins by birth
 * @param backdateDays how long ago a change may have happened
 * @param headAge years of age from which a person can be head
 * @param spouses how many spouses one file may hold
 */
public record HouseholdLimits(int newbornDays, int backdateDays, int headAge, int spouses) {}
