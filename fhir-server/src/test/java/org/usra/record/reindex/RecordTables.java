package org.usra.record.reindex;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.usra.record.RunningRecord;

/** Everything that a reindex could touch, row by row as text. */
final class RecordTables {

    private static final List<String> TABLES = List.of(
            "resource",
            "resource_history",
            "resource_home",
            "resource_identifier",
            "post",
            "organization_parent",
            "healthcare_service_provider",
            "person",
            "person_identifier",
            "person_condition",
            "household_member",
            "enrolment",
            "coverage_period",
            "referral_task",
            "resource_party",
            "care_relationship",
            "event");

    /**
     * Which stay uses a referral is a decision of its day, a hold that has run out holds nothing, and a panel that everybody
     * has left is none.
     */
    private static final Map<String, String> DERIVED_PART = Map.of(
            "referral_use",
            "select row(referral, patient, service, number, status, valid_from, valid_to, holder)::text"
                    + " from record.referral_use",
            "panel",
            "select t::text from record.panel t where enrolled <> 0",
            "slot_place",
            "select row(slot, schedule, starts, ends, case when held_until >= now() is not false then holder end)::text"
                    + " from record.slot_place where num_nonnulls(schedule, starts, ends) > 0"
                    + " or holder is not null and held_until >= now() is not false");

    private RecordTables() {}

    static Map<String, String> of(RunningRecord record) {
        Map<String, String> rows = new LinkedHashMap<>();
        TABLES.forEach(table -> rows.put(table, text(record, "select t::text from record." + table + " t")));
        DERIVED_PART.forEach((table, sql) -> rows.put(table, text(record, sql)));
        return rows;
    }

    private static String text(RunningRecord record, String sql) {
        return record.jdbc()
                .sql("select coalesce(string_agg(held, E'\\n' order by held collate \"C\"), '') from (" + sql
                        + ") t(held)")
                .query(String.class)
                .single();
    }
}
