package org.usra.record.commit;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.row.Values;

/**
 * The tables of derived rows, and of each the part that documents alone decide. Decisions of their day stand in the same
 * tables and are left alone: the stay that uses a referral, and the relation that an eligibility answer opened.
 */
@Component
class DerivedTables {

    private static final String DECIDED = "CoverageEligibilityResponse/%";

    /** Tables that hold nothing but derived rows. */
    private static final List<String> WHOLE = List.of(
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
            "resource_party");

    private final JdbcClient jdbc;
    private final FhirDefinitions definitions;
    private final Clock clock;

    DerivedTables(JdbcClient jdbc, FhirDefinitions definitions, Clock clock) {
        this.jdbc = jdbc;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** What each table holds, as a number and a sum by which two states of it can be compared, whatever its size. */
    Map<String, String> contents() {
        Map<String, String> contents = new LinkedHashMap<>();
        for (String table : WHOLE) {
            contents.put(table, content("select t::text from record." + table + " t"));
        }
        contents.put(
                "care_relationship",
                content("select t::text from record.care_relationship t where source not like ?", DECIDED));
        contents.put("referral_use", content("""
                select row(referral, patient, service, number, status, valid_from, valid_to, holder)::text
                from record.referral_use"""));
        // Whom everybody has left counts as who never had anybody.
        contents.put("panel", content("select t::text from record.panel t where enrolled <> 0"));
        // A hold that has run out holds nothing, and a place without a slot and a holder is none.
        Instant now = clock.instant();
        contents.put("slot_place", content("""
                select row(p.slot, p.schedule, p.starts, p.ends, h.holder, h.until)::text
                from record.slot_place p left join lateral (select p.holder, p.held_until) h(holder, until)
                  on p.held_until is null or p.held_until >= ?
                where num_nonnulls(p.schedule, p.starts, p.ends, h.holder) > 0""", now));
        return contents;
    }

    private String content(String rows, Object... parameters) {
        return jdbc.sql("select count(*) || ' ' || coalesce(sum(hashtextextended(held, 0)::numeric), 0) from (" + rows
                        + ") t(held)")
                .params(Values.of(parameters))
                .query(String.class)
                .single();
    }

    /** Until the end of the transaction. First of all in it: what is read afterwards holds. */
    void stopWriters() {
        jdbc.sql("lock table record.resource in share row exclusive mode").update();
    }

    /** Forgets every derived row, also one that no document ever asked for; the use of a referral stays with it. */
    void empty() {
        for (String table : WHOLE) {
            jdbc.sql("delete from record." + table).update();
        }
        jdbc.sql("delete from record.panel").update();
        jdbc.sql("delete from record.slot_place").update();
        jdbc.sql("delete from record.care_relationship where source not like ?")
                .param(DECIDED)
                .update();
        jdbc.sql("""
                        delete from record.referral_use u where not exists (
                          select 1 from record.resource r where r.type = ? and r.id = u.referral and r.document is not null)""").param(definitions.typeNumber("ServiceRequest")).update();
    }
}
