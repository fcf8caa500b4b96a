package org.usra.record.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usra.record.RunningRecord;

/** The check sees what anybody with a database prompt, or a fault of ours, could do to a derived row. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DerivedRowsCheckTest {

    /** The truth itself, search keys (a reindex compares those), decisions and counters, reference data, bookkeeping. */
    private static final Set<String> NOT_DERIVED = Set.of(
            ("terminology_concept terminology_system exchange_message subscription_delivery subscription_event subscription_secret resource resource_history resource_home resource_type resource_identifier resource_words words_seen document_dictionary"
                            + " admission access_authorization family_serial event event_era audit_event audit_seal"
                            + " cursor_key idempotency job job_file export_horizon demo_code direct_access facility facility_service governorate rule_value"
                            + " service vaccination_catch_up vaccination_schedule databasechangelog databasechangeloglock")
                    .split(" "));

    @SuppressWarnings("NullAway.Init")
    private static RunningRecord record;

    @SuppressWarnings("NullAway.Init")
    private static DerivedRowsCheck check;

    @BeforeAll
    static void open() {
        record = EveryDerivation.open();
        check = record.bean(DerivedRowsCheck.class);
    }

    @AfterAll
    static void close() {
        record.close();
    }

    @Test
    void nothing_differs_after_writes_changes_moves_and_deletions() {
        assertThat(check.differences()).isEmpty();
        for (Damage damage : Damage.ALL) {
            assertThat(rows(damage.table())).as(damage.table()).isPositive();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void a_damaged_row_is_found_and_a_rebuild_mends_it(String what, String table, String sql) {
        assertThat(record.jdbc().sql(sql).update()).as(what).isEqualTo(1);
        assertThat(check.differences()).containsExactly(table);
        check.rebuild();
        assertThat(check.differences()).isEmpty();
    }

    static Stream<Object[]> a_damaged_row_is_found_and_a_rebuild_mends_it() {
        return Damage.ALL.stream()
                .flatMap(damage -> Stream.of(
                        new Object[] {"changed in " + damage.table(), damage.table(), damage.change()},
                        new Object[] {"lost from " + damage.table(), damage.table(), damage.loss()},
                        new Object[] {"added to " + damage.table(), damage.table(), damage.addition()}));
    }

    @Test
    void a_decision_of_its_day_survives_a_rebuild() {
        String decisions = "select string_agg(referral || ' ' || used_by, ',') || (select string_agg(source, ',') from"
                + " record.care_relationship where source like 'CoverageEligibilityResponse/%') from record.referral_use";
        String before = text(decisions);
        assertThat(before).startsWith("sr ").contains("CoverageEligibilityResponse/");
        check.rebuild();
        assertThat(text(decisions)).isEqualTo(before);
    }

    /** A Task keeps the party it was written with; who moves a post and wants its old requests to follow rebuilds. */
    @Test
    void a_post_that_moved_is_told_and_a_rebuild_lets_its_requests_follow() {
        String parties = "select string_agg(party, ',' order by party) from record.resource_party"
                + " where type = 140 and id = 't' and party like 'Organization/u-%'";
        String doctor = "{'resourceType':'PractitionerRole','id':'role-doctor','active':true,"
                + "'organization':{'reference':'Organization/%s'}}";
        assertThat(text(parties)).isEqualTo("Organization/u-manakh-1");
        record.load(doctor.formatted("u-kuwait"));
        assertThat(text(parties)).isEqualTo("Organization/u-manakh-1");
        assertThat(check.differences()).containsExactly("resource_party");
        check.rebuild();
        assertThat(text(parties)).isEqualTo("Organization/u-kuwait");
        record.load(doctor.formatted("u-manakh-1"));
        check.rebuild();
    }

    @Test
    void every_table_of_the_record_is_compared_or_known_not_to_be_derived() {
        List<String> tables = record.jdbc()
                .sql("select table_name from information_schema.tables where table_schema = 'record'")
                .query(String.class)
                .list();
        Set<String> unknown = new TreeSet<>(tables);
        Damage.ALL.forEach(damage -> unknown.remove(damage.table()));
        unknown.removeAll(NOT_DERIVED);
        unknown.removeIf(table -> table.matches(".*_p\\d+"));
        assertThat(unknown).isEmpty();
    }

    private static String text(String sql) {
        return record.jdbc().sql(sql).query(String.class).single();
    }

    private static long rows(String table) {
        return record.jdbc()
                .sql("select count(*) from record." + table)
                .query(Long.class)
                .single();
    }
}
