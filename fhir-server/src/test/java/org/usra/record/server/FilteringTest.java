package org.usra.record.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code _filter} of R4. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FilteringTest extends RecordOverHttp {

    @BeforeEach
    void people() {
        person("f-ann", "Ann", "Peterson", "female", "1980-05-01");
        person("f-bob", "Bob", "Peters", "male", "1990-01-15");
        person("f-cat", "Catherine", "Ahmed", "female", "2001-12-31");
        given("Patient", "f-nobody", "\"active\":true,\"meta\":{\"tag\":[{\"code\":\"filtering\"}]}");
        weight("f-w1", "f-ann", 61);
        weight("f-w2", "f-bob", 90.5);
    }

    private void person(String id, String given, String family, String gender, String born) {
        given(
                "Patient",
                id,
                "\"meta\":{\"tag\":[{\"code\":\"filtering\"}]},\"name\":[{\"given\":[\"" + given + "\"],\"family\":\""
                        + family + "\"}],\"gender\":\"" + gender + "\",\"birthDate\":\"" + born + "\"");
    }

    private void weight(String id, String of, double kilograms) {
        given(
                "Observation",
                id,
                "\"meta\":{\"tag\":[{\"code\":\"filtering\"}]},\"status\":\"final\",\"code\":{\"coding\":[{\"system\":"
                        + "\"http://loinc.org\",\"code\":\"29463-7\"}]},\"subject\":{\"reference\":\"Patient/" + of
                        + "\"},\"effectiveDateTime\":\"2026-03-01\",\"valueQuantity\":{\"value\":" + kilograms
                        + ",\"system\":\"http://unitsofmeasure.org\",\"code\":\"kg\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "given eq \"ann\";f-ann",
                "given eq \"an\";``",
                "given ne \"ann\";f-bob,f-cat",
                "name co \"ters\";f-ann,f-bob",
                "family sw peter;f-ann,f-bob",
                "family ew son;f-ann",
                "gender eq female and birthdate ge 1990;f-cat",
                "gender eq female or birthdate lt 1995;f-ann,f-bob,f-cat",
                "gender eq male or gender eq female and birthdate gt 2000;f-bob,f-cat",
                "(gender eq male or gender eq female) and birthdate gt 2000;f-cat",
                "not (gender eq female);f-bob,f-nobody",
                "gender ne female;f-bob",
                "not(birthdate ge 1990);f-ann,f-nobody",
                "birthdate pr true;f-ann,f-bob,f-cat",
                "birthdate pr false;f-nobody",
                "birthdate eq 1980-05;f-ann",
                "birthdate ne 1980-05-01;f-bob,f-cat",
                "birthdate sa 1990-01-14 and birthdate eb 2000;f-bob",
                "_id eq f-ann or family ew rs;f-ann,f-bob",
                "not (_id eq f-ann) and name pr true;f-bob,f-cat",
                "not (_lastUpdated lt 2020-01-01 or given eq \"Bob\");f-ann,f-cat,f-nobody",
                "not (family ew \"son\" or family co \"hme\");f-bob,f-nobody"
            })
    void people_are_filtered(String filter, String ids) {
        assertThat(found("Patient", filter)).isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "code eq http://loinc.org|29463-7;f-w1,f-w2",
                "value-quantity gt 90 and status eq final;f-w2",
                "value-quantity eq 61|http://unitsofmeasure.org|kg;f-w1",
                "not (value-quantity gt 90);f-w1",
                "subject.name co \"pet\" and value-quantity lt 70;f-w1",
                "subject.family eq \"Peters\";f-w2",
                "patient re Patient/f-ann;f-w1",
                "not (patient eq Patient/f-ann);f-w2",
                "subject.name ew \"nothing\" or status eq final;f-w1,f-w2"
            })
    void links_quantities_and_references_are_filtered(String filter, String ids) {
        assertThat(found("Observation", filter)).isEqualTo(ids);
    }

    @Test
    void a_total_is_that_of_any_search() {
        Reply reply = get("Patient?_tag=filtering&_total=accurate&_count=1&_filter="
                + encoded("not (family ew \"son\") and name pr true"));
        assertThat(reply.json().path("total").asInt()).isEqualTo(2);
        assertThat(reply.entries()).hasSize(1);
    }

    @Test
    void the_rights_of_the_caller_hold() {
        Reply reply = get("Patient?_filter=" + encoded("family sw peter or _id eq f-ann"), "X-Test-Caller", "doctor");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "colour eq blue;colour",
                "family gt x;family gt",
                "family like x;family like",
                "family;an operator",
                "family eq;a value",
                "(family eq x;a parenthesis",
                "family eq x);ends before it",
                "family eq x gender eq male;missing",
                "not family eq x;parenthesis",
                "family eq \"x;quotation",
                "family eq \"\\u0000\";no resource can hold",
                "birthdate ge yesterday;yesterday",
                "name pr maybe;true or false",
                "link[type eq refer].other eq x;within a path",
                "near eq 1;near",
                "_filter eq x;_filter"
            })
    void what_is_not_understood_is_named(String filter, String named) {
        Reply reply = get("Patient?_filter=" + encoded(filter));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(400);
        assertThat(reply.diagnosis()).contains(named);
        assertThat(reply.json().at("/issue/0/expression/0").asText()).isEqualTo("http._filter");
    }

    @Test
    void depth_and_number_have_limits() {
        String deep = "(".repeat(20) + "family eq x" + ")".repeat(20);
        assertThat(get("Patient?_filter=" + encoded(deep)).status()).isEqualTo(403);
        String many = "family eq x" + " or family eq x".repeat(30);
        assertThat(get("Patient?_filter=" + encoded(many)).status()).isEqualTo(403);
        assertThat(get("Patient?_filter=" + encoded("family eq \"" + "x".repeat(4_000) + "\""))
                        .status())
                .isEqualTo(400);
    }

    private String found(String type, String filter) {
        Reply reply = get(type + "?_tag=filtering&_filter=" + encoded(filter));
        assertThat(reply.status()).as(reply.http().body()).isEqualTo(200);
        TreeSet<String> ids = new TreeSet<>();
        reply.entries().forEach(key -> ids.add(key.replaceFirst(".*/", "")));
        return String.join(",", ids);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
