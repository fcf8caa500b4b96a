package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.record.server.SentEntries.bundle;
import static org.usra.record.server.SentEntries.entry;
import static org.usra.record.server.SentEntries.fault;
import static org.usra.record.server.SentEntries.status;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code request.url} of an entry, as it may be written and as it may not. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AddressingEntriesTest extends RecordOverHttp {

    private static final String BASE = "http://record.test/fhir";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient/addressed",
                "/Patient/addressed",
                "Patient/addressed/",
                "Patient/%61ddressed",
                "P%61tient/addressed",
                BASE + "/Patient/addressed",
                BASE + "/Patient/%61ddressed"
            })
    void one_resource_is_addressed_relative_or_absolute_and_encoded(String url) {
        given("Patient", "addressed", "\"active\":true");
        for (String type : new String[] {"batch", "transaction"}) {
            Reply reply = send("POST", "", bundle(type, entry("GET", url)));
            assertThat(status(reply, 0)).as(type).isEqualTo("200 OK");
            assertThat(reply.entries()).containsExactly("Patient/addressed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?_type=Patient&_id=%61ddressed", BASE + "?_type=Patient&_id=addressed", BASE + "/?_id=addressed"
            })
    void the_base_itself_is_searched(String url) {
        given("Patient", "addressed", "\"active\":true");
        Reply reply = send("POST", "", bundle("batch", entry("GET", url)));
        assertThat(status(reply, 0)).isEqualTo("200 OK");
        assertThat(reply.json().at("/entry/0/resource/entry/0/fullUrl").asText())
                .isEqualTo(BASE + "/Patient/addressed");
    }

    @Test
    void a_write_reaches_the_id_that_its_address_spells() {
        String put = "{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"spelled\"},"
                + "\"request\":{\"method\":\"PUT\",\"url\":\"Patient/%73pelled\"}}";
        Reply reply = send("POST", "", bundle("transaction", put));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        assertThat(get("Patient/spelled").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "http://elsewhere.test/fhir/Patient/1, is not below the address of this server",
        "http://record.test/fhirx/Patient/1, is not below the address of this server",
        "//record.test/fhir/Patient/1, is not below the address of this server",
        "urn:uuid:0d7b5d4e-5d7c-4a5e-9b43-6e1c3b0f0001, is not below the address of this server",
        "Patient/1#name, 'has a fragment (#), which no request has'",
        "Patient/%zz, is not percent-encoded as a URL must be",
        "Patient/a%00b, is not percent-encoded as a URL must be"
    })
    void any_other_address_is_refused_by_name(String url, String why) {
        Reply whole = send("POST", "", bundle("transaction", entry("GET", "Patient?_count=1"), entry("GET", url)));
        assertThat(whole.status()).isEqualTo(400);
        assertThat(whole.diagnosis()).isEqualTo("request.url of entry 1 " + why + ".");
        assertThat(whole.json().at("/issue/0/expression/0").asText()).isEqualTo("Bundle.entry[1].request.url");

        Reply each = send("POST", "", bundle("batch", entry("GET", "Patient?_count=1"), entry("GET", url)));
        assertThat(status(each, 0)).isEqualTo("200 OK");
        assertThat(status(each, 1)).isEqualTo("400");
        assertThat(fault(each, 1)).isEqualTo("request.url of entry 1 " + why + ".");
    }
}
