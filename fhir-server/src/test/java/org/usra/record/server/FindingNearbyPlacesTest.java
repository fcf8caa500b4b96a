package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From Tahrir Square the pyramids are 12.2 km away, Suez 126.8 km. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FindingNearbyPlacesTest extends RecordOverHttp {

    private static final String TAHRIR = "30.0444|31.2357";

    @BeforeEach
    void places() {
        place("near-giza", "29.9792", "31.1342");
        place("near-suez", "29.9668", "32.5498");
        place("near-fiji", "-17.0", "179.9");
        place("near-no-globe", "1e300", "31.2");
        given("Location", "near-nowhere", "\"name\":\"near-test\"");
        given("HealthcareService", "near-service", "\"location\":[{\"reference\":\"Location/near-giza\"}]");
    }

    private void place(String id, String latitude, String longitude) {
        given(
                "Location",
                id,
                "\"name\":\"near-test\",\"position\":{\"latitude\":" + latitude + ",\"longitude\":" + longitude + "}");
    }

    @ParameterizedTest
    @CsvSource({
        TAHRIR + "|12.1|km,",
        TAHRIR + "|12.3|km,Location/near-giza",
        TAHRIR + "|12.3,Location/near-giza",
        TAHRIR + "|12300|m,Location/near-giza",
        TAHRIR + "|7.5|[mi_us],",
        TAHRIR + "|7.7|[mi_us],Location/near-giza",
        TAHRIR + ",Location/near-giza",
        TAHRIR + "||,Location/near-giza",
        TAHRIR + "||furlongs,Location/near-giza",
        TAHRIR + "|130|km,Location/near-giza Location/near-suez",
        TAHRIR + "|30000|km,Location/near-giza Location/near-suez Location/near-fiji",
        "29.9792|31.1342|0,Location/near-giza",
        "-17|-179.9|22,Location/near-fiji",
        "-17|-179.9|21,",
    })
    void a_place_is_found_by_its_distance_over_the_globe(String near, String found) {
        Reply reply = get("Location?name=near-test&_total=accurate&near=" + encoded(near));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        String[] expected = found == null ? new String[0] : found.split(" ");
        assertThat(reply.entries()).containsExactlyInAnyOrder(expected);
        assertThat(reply.json().path("total").asInt()).isEqualTo(expected.length);
    }

    @Test
    void either_of_two_points_will_do() {
        assertThat(get("Location?name=near-test&near=" + encoded(TAHRIR + "|20,-17|180|20"))
                        .entries())
                .containsExactlyInAnyOrder("Location/near-giza", "Location/near-fiji");
    }

    @Test
    void a_chain_and_has_go_through_it() {
        String near = encoded(TAHRIR + "|20|km");
        assertThat(get("HealthcareService?_id=near-service&location.near=" + near)
                        .entries())
                .containsExactly("HealthcareService/near-service");
        assertThat(get("HealthcareService?_id=near-service&location.near=" + encoded(TAHRIR + "|2|km"))
                        .entries())
                .isEmpty();
        assertThat(get("Location?_has:HealthcareService:location:_id=near-service&near=" + near)
                        .entries())
                .containsExactly("Location/near-giza");
    }

    @Test
    void a_place_without_a_position_is_missing_one() {
        assertThat(get("Location?name=near-test&near:missing=true").entries()).containsExactly("Location/near-nowhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "30.0 latitude|longitude",
                "30.0|31.0|5|km|x latitude|longitude",
                "x|31 latitude",
                "90.1|31 latitude",
                "30|x longitude",
                "30|-180.1 longitude",
                "30|31|x distance",
                "30|31|-1 distance",
                "30|31|NaN distance",
                "30|31|1e-400 distance",
                "30|31|1e400 distance",
                "30|31|5|kg units",
                "30|31|5|miles units",
                "30|31,x|31 latitude"
            })
    void what_is_no_point_is_refused_and_the_part_named(String near, String named) {
        Reply reply = get("Location?near=" + encoded(near));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(400);
        assertThat(reply.json().toString()).contains(named);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("http.near");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Location?near:exact=30%7C31", "Location?_sort=near", "Patient?near=30%7C31"})
    void and_it_is_asked_of_locations_without_a_modifier(String query) {
        assertThat(get(query).status()).isEqualTo(400);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
