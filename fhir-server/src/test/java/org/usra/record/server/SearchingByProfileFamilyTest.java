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

/** {@code :below} and {@code :above} of what meta says: profiles, with their versions, and the source. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SearchingByProfileFamilyTest extends RecordOverHttp {

    private static final String IDS = "Basic?_id=fam-bare,fam-1,fam-12,fam-10,fam-deep,fam-none&";

    @BeforeEach
    void a_family_of_profiles() {
        basic("fam-bare", "\"profile\":[\"http://fam.test/P\"],\"source\":\"http://fam.test/lab/one\"");
        basic("fam-1", "\"profile\":[\"http://fam.test/P|1\"]");
        basic("fam-12", "\"profile\":[\"http://other.test/Q\",\"http://fam.test/P|1.2\"]");
        basic("fam-10", "\"profile\":[\"http://fam.test/P|10\"]");
        basic("fam-deep", "\"profile\":[\"http://fam.test/P/deep\"],\"source\":\"http://fam.test/lab\"");
        basic("fam-none", "\"lastUpdated\":\"2026-01-01T00:00:00Z\"");
    }

    private void basic(String id, String meta) {
        given("Basic", id, "\"meta\":{" + meta + "},\"code\":{\"text\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "_profile:below,http://fam.test/P,bare 1 12 10 deep",
        "_profile:below,http://fam.test/P/,deep",
        "_profile:below,http://fam.test/P|1,1 12",
        "_profile:below,http://fam.test/P|1.2,12",
        "_profile:below,http://fam.test/P|2,",
        "_profile:above,http://fam.test/P/deep/er,bare 1 12 10 deep",
        "_profile:above,http://fam.test/P,bare 1 12 10",
        "_profile:above,http://fam.test/P|1.2.3,bare 1 12",
        "_profile:above,http://fam.test/P|10,bare 10",
        "_profile:above,http://fam.test/,",
        "_source:below,http://fam.test/lab,bare deep",
        "_source:below,http://fam.test/lab/,bare",
        "_source:above,http://fam.test/lab/one/x,bare deep",
        "_source:above,http://fam.test/labour,deep",
    })
    void relatives_are_found_from_the_left_and_versions_by_their_parts(String parameter, String uri, String found) {
        Reply reply = get(IDS + "_total=accurate&" + parameter + "=" + URLEncoder.encode(uri, StandardCharsets.UTF_8));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        String[] expected = found == null ? new String[0] : ("fam-" + found.replace(" ", " fam-")).split(" ");
        assertThat(reply.entries().stream().map(key -> key.replace("Basic/", "")))
                .containsExactlyInAnyOrder(expected);
        assertThat(reply.json().path("total").asInt()).isEqualTo(expected.length);
    }

    @Test
    void an_empty_alternative_is_below_nothing() {
        assertThat(get(IDS + "_source:below=http://fam.test/lab/,").entries()).containsExactly("Basic/fam-bare");
        assertThat(get("CodeSystem?url:below=,http://nobody.test/").entries()).isEmpty();
    }

    @Test
    void another_modifier_is_refused() {
        Reply reply = get("Basic?_profile:contains=fam");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("http._profile:contains");
    }
}
