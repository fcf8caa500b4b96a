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
            "resource_moment",
            "resource_quantity",
            "resource_text",
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
            "referral_use",
            "resource_party",
            "care_relationship",
            "slot_place",
            "event");

    private RecordTables() {}

    static Map<String, String> of(RunningRecord record) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String table : TABLES) {
            rows.put(
                    table,
                    record.jdbc()
                            .sql(
                                    "select coalesce(string_agg(t::text, E'\\n' order by t::text collate \"C\"), '') from record."
                                            + table + " t")
                            .query(String.class)
                            .single());
        }
        return rows;
    }
}
