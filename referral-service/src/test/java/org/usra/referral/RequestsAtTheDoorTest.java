package org.usra.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usra.referral.ServiceUnderTest.RECORD;
import static org.usra.referral.ServiceUnderTest.doctor;
import static org.usra.referral.ServiceUnderTest.get;
import static org.usra.referral.ServiceUnderTest.post;
import static org.usra.referral.ServiceUnderTest.request;
import static org.usra.referral.ServiceUnderTest.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.referral.ServiceUnderTest.Reply;

@DisplayNameGeneration(ReplaceUnderscores.class)
class RequestsAtTheDoorTest {

    private static final String SUBMIT = "/fhir/ServiceRequest/$submit";

    @BeforeEach
    void port_said() {
        PortSaid.fill(RECORD);
    }

    @Test
    void readiness_and_metadata_need_no_token() {
        assertThat(get("", "/ready")).isEqualTo(new Reply(200, "referral-service"));
        Reply metadata = get("", "/fhir/metadata");
        assertThat(metadata.status()).isEqualTo(200);
        assertThat(metadata.body()).contains("\"submit\"", "\"emergency-admit\"", "OperationDefinition/");
    }

    @Test
    void without_a_valid_token_nothing_is_open() {
        assertThat(post("", SUBMIT, Referral.FORM).status()).isEqualTo(401);
        assertThat(post("", SUBMIT, Referral.FORM).issue()).isEqualTo("login");
        assertThat(post("x.y.z", SUBMIT, Referral.FORM).status()).isEqualTo(401);
        String elsewhere = RECORD.tokens().of("doctor", null, "another-service");
        assertThat(post(elsewhere, SUBMIT, Referral.FORM).status()).isEqualTo(401);
    }

    @Test
    void an_incomplete_referral_is_told_every_fault_at_once() {
        Reply reply = post(doctor(), SUBMIT, """
                {"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"ServiceRequest",
                 "status":"draft","intent":"order","subject":{"reference":"Patient/p1"}}}]}""");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().findValuesAsText("expression").size()
                        + reply.json().path("issue").size())
                .isGreaterThan(3);
        assertThat(reply.body())
                .contains("ServiceRequest.reasonCode", "ServiceRequest.note", "ServiceRequest.code", "السؤال الموجه");
        assertThat(RECORD.all("ServiceRequest")).isEmpty();
    }

    @Test
    void a_second_referral_to_the_same_service_names_the_open_one() {
        Referral.submitted();
        Reply second = post(doctor(), SUBMIT, Referral.FORM);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.issue()).isEqualTo("duplicate-referral");
        assertThat(second.body()).contains("R-20");
    }

    @Test
    void of_two_referrals_at_the_same_moment_the_second_is_told_the_number_of_the_first() {
        RECORD.beforeNextTransaction(() -> RECORD.put("""
                {"resourceType":"ServiceRequest","id":"first","status":"active","subject":{"reference":"Patient/p1"},
                 "category":[{"coding":[{"system":"https://fhir.usra.example/CodeSystem/request-category",
                 "code":"referral"}]}],"requisition":{"value":"R-2026-000777-1"},"code":{"coding":[{
                 "system":"https://fhir.usra.example/CodeSystem/service","code":"cardiology"}]}}"""));
        RECORD.refuseNextTransaction("duplicate-referral");
        Reply second = post(doctor(), SUBMIT, Referral.FORM);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.issue()).isEqualTo("duplicate-referral");
        assertThat(second.body()).contains("R-2026-000777-1", "توجد إحالة مفتوحة");
    }

    @Test
    void a_repeat_with_the_same_key_gets_the_same_answer_and_does_nothing() {
        Reply first = post(doctor(), SUBMIT, Referral.FORM, "Idempotency-Key", "k-1");
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        Reply repeat = post(doctor(), SUBMIT, Referral.FORM, "Idempotency-Key", "k-1");
        assertThat(repeat).isEqualTo(first);
        assertThat(RECORD.all("ServiceRequest")).hasSize(1);
        Reply other = post(doctor(), SUBMIT, Referral.FORM.replace("routine", "urgent"), "Idempotency-Key", "k-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.issue()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void hostile_bodies_are_met_before_the_parser() throws IOException {
        String exponent =
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"x\",\"valueDecimal\":1e1000000}]}";
        assertThat(post(doctor(), SUBMIT, exponent).status()).isEqualTo(400);
        String twice = "{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"}";
        assertThat(post(doctor(), SUBMIT, twice).status()).isEqualTo(400);
        String nul = "{\"resourceType\":\"Bundle\",\"id\":\"\\u0000\"}";
        assertThat(post(doctor(), SUBMIT, nul).status()).isEqualTo(400);
        assertThat(post(doctor(), SUBMIT, "{\"a\":".repeat(70)).status()).isEqualTo(413);
        assertThat(post(doctor(), SUBMIT, "{oops").status()).isEqualTo(400);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write('"');
            for (int i = 0; i < 64; i++) {
                gzip.write(" ".repeat(1 << 20).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        Reply inflated = send(request(doctor(), SUBMIT)
                .header("Content-Type", "application/fhir+json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bomb.toByteArray())));
        assertThat(inflated.status()).isEqualTo(413);
    }

    @Test
    void an_unknown_operation_is_refused_in_both_languages() {
        Reply reply = post(doctor(), "/fhir/Task/1/$nonsense", "");
        assertThat(reply.status()).isBetween(400, 405);
        assertThat(reply.body()).contains("OperationOutcome", "الطلب لا يطابق");
    }
}
