package org.usra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReferenceDataTest {

    private static final EmbeddedDatabase DATABASE = EmbeddedDatabase.fresh();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facility",
                "service",
                "governorate",
                "facility-service",
                "rule-value",
                "demo-code",
                "vaccination-schedule",
                "vaccination-catch-up"
            })
    void every_row_of_every_file_is_there(String file) throws SQLException, IOException {
        try (InputStream csv =
                Objects.requireNonNull(ReferenceDataTest.class.getResourceAsStream("/db/reference/" + file + ".csv"))) {
            long rows = new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .count()
                    - 1;
            // Later change sets may add rows of their own.
            assertThat(Integer.parseInt(column("select count(*) from record." + file.replace('-', '_'))
                            .getFirst()))
                    .isGreaterThanOrEqualTo((int) rows);
        }
    }

    @Test
    void the_directory_has_seven_hospitals_twenty_units_and_four_authorities() throws SQLException {
        assertThat(column("select kind || ' ' || count(*) from record.facility group by kind order by kind"))
                .containsExactly("authority 4", "hospital 7", "unit 20");
        assertThat(column("select count(*) <= 200 from record.demo_code")).containsExactly("t");
    }

    @Test
    void arabic_and_leading_zeros_arrive_unchanged() throws SQLException {
        assertThat(column("select name_ar from record.facility where id = 'u-manakh-1'"))
                .containsExactly("وحدة صحة أسرة المناخ 1");
        assertThat(column("select code || ' ' || name_ar from record.governorate where name_en = 'Port Said'"))
                .containsExactly("03 بورسعيد");
        assertThat(column("select latitude from record.facility where id = 'u-kab'"))
                .containsExactly("30.95210");
        assertThat(column("select name_en from record.demo_code where code = 'tamsulosin-0.4'"))
                .containsExactly("Tamsulosin 0.4 mg capsule");
    }

    @Test
    void remote_units_have_their_published_distance() throws SQLException {
        assertThat(column("select id || ' ' || remote_km from record.facility where remote_km is not null order by 1"))
                .containsExactly("u-bahr-baqar-old 42", "u-kab 35");
    }

    @Test
    void an_empty_cell_is_null_and_not_the_word() throws SQLException {
        assertThat(column("select id from record.facility where district = 'NULL'"))
                .isEmpty();
        assertThat(column("select count(*) from record.facility where kind = 'unit' and district is null"))
                .containsExactly("15");
        assertThat(column("select service from record.facility_service where sex = 'NULL'"))
                .isEmpty();
        assertThat(column("select key from record.rule_value where valid_to is null and key like '%.cap'"))
                .hasSize(4);
    }

    @Test
    void an_emergency_is_no_service_of_the_direct_access_table() throws SQLException {
        assertThat(column("select service || coalesce(' ' || condition, '') from record.direct_access order by 1"))
                .containsExactly(
                        "dialysis N18",
                        "obstetrics O14",
                        "obstetrics Z34",
                        "oncology C50",
                        "oncology C80",
                        "paediatric-oncology C91");
        assertThatThrownBy(() -> column("insert into record.direct_access (service, valid_from, source)"
                        + " values ('emergency', '2026-01-01', 'test') returning service"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("direct_access_is_no_emergency");
    }

    @Test
    void every_condition_in_a_rule_is_a_known_diagnosis() throws SQLException {
        assertThat(column("select condition from record.direct_access where condition is not null"
                        + " union select unnest(string_to_array(value, ' ')) from record.rule_value"
                        + " where key = 'copayment.exempt.conditions'"
                        + " except select code from record.demo_code where system = 'diagnosis'"))
                .isEmpty();
    }

    @Test
    void every_vaccine_of_the_schedule_has_a_name() throws SQLException {
        assertThat(column("select vaccine from record.vaccination_schedule"
                        + " except select code from record.demo_code where system = 'vaccine'"))
                .isEmpty();
    }

    @Test
    void every_dose_of_the_schedule_says_how_it_is_caught_up_and_follows_one_of_an_earlier_age() throws SQLException {
        assertThat(
                        column(
                                "select vaccine || ' ' || dose from record.vaccination_schedule where valid_to is null"
                                        + " except select vaccine || ' ' || dose from record.vaccination_catch_up where valid_to is null"))
                .isEmpty();
        assertThat(column("select c.vaccine || ' ' || c.dose from record.vaccination_catch_up c"
                        + " join record.vaccination_schedule s on s.vaccine = c.vaccine and s.dose = c.dose"
                        + " left join record.vaccination_schedule f"
                        + " on f.vaccine = c.follows_vaccine and f.dose = c.follows_dose"
                        + " where c.follows_dose is not null"
                        + " and coalesce(f.age_months >= s.age_months, true)"))
                .isEmpty();
    }

    @Test
    void every_fact_names_its_source() throws SQLException {
        for (String table : List.of(
                "facility",
                "facility_service",
                "governorate",
                "direct_access",
                "rule_value",
                "vaccination_schedule",
                "vaccination_catch_up")) {
            assertThat(column("select source from record." + table
                            + " where source !~ '(S[0-9]+|articles|general knowledge|proposal|demonstration)'"))
                    .isEmpty();
        }
    }

    @Test
    void a_rule_has_one_value_on_any_day() throws SQLException {
        assertThat(column("select value from record.rule_value where key = 'copayment.medicines.cap'"
                        + " and daterange(valid_from, valid_to) @> date '2026-11-23'"))
                .containsExactly("1606");
        assertThat(column("select value from record.rule_value where key = 'copayment.medicines.percent'"
                        + " and daterange(valid_from, valid_to) @> date '2026-11-23'"))
                .containsExactly("10");
        assertThatThrownBy(() -> column("insert into record.rule_value values"
                        + " ('slot.hold.minutes', '15', 'minute', '2026-01-01', null, 'test') returning key"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("exclusion constraint");
    }

    @Test
    void every_hospital_offers_something_that_can_be_booked() throws SQLException {
        assertThat(column("select distinct facility from record.facility_service where slots_per_day > 0"))
                .hasSize(7);
    }

    private static List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = DATABASE.superuser();
                var rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
