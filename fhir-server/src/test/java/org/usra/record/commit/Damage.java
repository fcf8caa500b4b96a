package org.usra.record.commit;

import java.util.List;

/**
 * What can happen to the derived rows of one table.
 *
 * @param row the one row that is changed or lost
 * @param set what it becomes
 * @param values columns and values of a row that no document asked for
 */
public record Damage(String table, String row, String set, String values) {

    public static final List<Damage> ALL = List.of(
            new Damage(
                    "post",
                    "source = 'PractitionerRole/role-hospital'",
                    "organization = 'h-alzohour'",
                    "(source, ordinal, subject, role, organization) values ('Person/x', 0, 'x', 'doctor', 'u-manakh-1')"),
            new Damage(
                    "organization_parent",
                    "organization = 'h-alsalam-heart'",
                    "parent = 'h-alzohour'",
                    "values ('far-away', 'h-alsalam')"),
            new Damage(
                    "healthcare_service_provider",
                    "service = 'hs'",
                    "provider = 'h-alzohour'",
                    "values ('x', 'h-alsalam')"),
            new Damage("person", "patient = 'p-own'", "deceased = true", "(patient) values ('x')"),
            new Damage(
                    "person_identifier", "patient = 'p-moved'", "patient = 'p-own'", "values ('urn:x', '1', 'p-own')"),
            new Damage(
                    "person_condition",
                    "condition = 'd-own'",
                    "code = 'dialysis'",
                    "values ('x', 'p-own', 'dialysis')"),
            new Damage(
                    "household_member",
                    "household = 'g-second'",
                    "closed = now()",
                    "(household, ordinal, person, opened) values ('g-second', 1, 'p-other', now())"),
            new Damage(
                    "enrolment",
                    "episode = 'e-now'",
                    "status = 'finished'",
                    "(episode, person, unit, status, opened) values ('x', 'p-new', 'u-kuwait', 'active', now())"),
            new Damage("panel", "doctor = 'role-doctor'", "enrolled = 7", "(doctor, enrolled) values ('x', 1)"),
            new Damage(
                    "coverage_period",
                    "coverage = 'c-own'",
                    "opened = '2020-01-01'",
                    "(coverage, person, payer, status, opened) values ('x', 'p-other', 'a-uhia', 'active', now())"),
            new Damage(
                    "referral_task", "task = 't-full'", "owner = 'h-alzohour'", "values ('x', 'sr', null, 'accepted')"),
            new Damage(
                    "resource_party",
                    "type = 140 and id = 't' and party = 'Organization/h-alsalam'",
                    "party = 'Organization/h-alzohour'",
                    "values (58, 'g-second', 'Organization/u-kuwait')"),
            new Damage(
                    "care_relationship",
                    "source = 'Task/t-full'",
                    "organization = 'h-alzohour'",
                    "values ('Encounter/visit', 'p-own', 'h-alzohour', 'encounter', now(), null)"),
            new Damage(
                    "referral_use",
                    "referral = 'sr'",
                    "holder = 'h-alzohour'",
                    "(referral, patient, category, status, valid_from, valid_to)"
                            + " values ('x', 'p-own', 'referral', 'active', now(), now())"),
            new Damage(
                    "slot_place",
                    "slot = 's-held'",
                    "holder = null",
                    "(slot, holder) values ('s-nobody', 'a-nobody')"));

    public String change() {
        return "update record." + table + " set " + set + " where " + row;
    }

    public String loss() {
        return "delete from record." + table + " where " + row;
    }

    public String addition() {
        return "insert into record." + table + " " + values;
    }
}
