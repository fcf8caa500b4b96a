package org.usra.record.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RefreshAheadCachingJWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokensAtTheDoorTest {

    private static RunningRecord record;

    @BeforeAll
    static void open() {
        record = new RunningRecord().withPosts();
    }

    @AfterAll
    static void close() {
        record.close();
    }

    private static void refused(String token) {
        Answer answer = record.get(token, "Patient/p-own");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(answer.code()).isEqualTo("login");
        assertThat(answer.http().headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void no_token_a_forged_one_or_none_of_ours_gets_401() {
        refused("");
        refused("rubbish");
        refused(TestTokens.forged(TestTokens.claims("x")));
        refused(TestTokens.mint(TestTokens.claims("x").issuer("http://localhost:8083/realms/other")));
        refused(TestTokens.mint(TestTokens.claims("x").audience(List.of("clinic-ui"))));
        refused(TestTokens.mint(
                TestTokens.claims("x").expirationTime(Date.from(Instant.now().minusSeconds(60)))));
        refused(TestTokens.mint(TestTokens.claims("x").expirationTime(null)));
        refused(TestTokens.mint(TestTokens.claims("x").claim("typ", "ID")));
        refused(TestTokens.mint(TestTokens.claims("x").subject(null)));
    }

    @Test
    void who_stops_leaves_no_thread_that_fetches_keys() {
        JWKSource<SecurityContext> keys;
        try (RunningRecord ended = new RunningRecord()) {
            keys = ended.bean(TokenVerifier.class).keys;
        }
        JWKSetSource<SecurityContext> source = ((JWKSetBasedJWKSource<SecurityContext>) keys).getJWKSetSource();
        while (!(source instanceof RefreshAheadCachingJWKSetSource<SecurityContext>)) {
            source = ((JWKSetSourceWrapper<SecurityContext>) source).getSource();
        }
        assertThat(((RefreshAheadCachingJWKSetSource<SecurityContext>) source)
                        .getExecutorService()
                        .isShutdown())
                .isTrue();
    }

    @Test
    void while_the_keys_are_away_a_token_is_not_at_fault() {
        try (RunningRecord keyless = new RunningRecord("--usra.jwks=http://localhost:1/keys")) {
            String token = TestTokens.person("doctor", "03");
            for (int times = 0; times < 4; times++) {
                Answer answer = keyless.get(token, "Patient/p-own");
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo("login-unavailable");
                assertThat(answer.http().headers().firstValue("Retry-After")).isPresent();
                assertThat(answer.http().headers().firstValue("WWW-Authenticate"))
                        .isEmpty();
            }
            assertThat(keyless.get("rubbish", "Patient/p-own").status()).isEqualTo(401);
        }
    }

    @Test
    void tokens_of_an_unknown_key_stay_at_fault_however_many_come() {
        for (int times = 0; times < 4; times++) {
            refused(TestTokens.ofUnknownKey(TestTokens.claims("x")));
        }
    }

    @Test
    void only_a_token_that_was_sent_is_called_invalid() {
        assertThat(record.get("", "Patient/p-own").http().headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer");
        assertThat(record.get("rubbish", "Patient/p-own").http().headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer error=\"invalid_token\"");
    }

    @Test
    void ready_and_metadata_need_no_token() {
        assertThat(record.get("", "metadata").status()).isEqualTo(200);
        assertThat(record.get("", "/ready").status()).isEqualTo(200);
    }

    @Test
    void a_doctor_reads_the_own_patient_and_does_not_find_another_units() {
        String doctor = TestTokens.person("doctor", "03");
        assertThat(record.get(doctor, "Patient/p-own").status()).isEqualTo(200);
        assertThat(record.get(doctor, "Patient/p-other").status()).isEqualTo(404);
        assertThat(record.get(doctor, "Patient?_id=p-own,p-other").body().path("entry"))
                .hasSize(1);
    }

    @Test
    void a_role_without_its_post_opens_nothing() {
        assertThat(record.get(TestTokens.person("doctor", "04"), "Patient/p-own")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void on_behalf_of_somebody_only_with_the_workflow_scope() {
        String doctor = "Bearer " + TestTokens.person("doctor", "03");
        Answer behalf =
                record.send(TestTokens.referralService(), "GET", "Patient/p-other", "", "X-Usra-On-Behalf-Of", doctor);
        assertThat(behalf.status()).isEqualTo(404);
        assertThat(record.get(TestTokens.referralService(), "Patient/p-other").status())
                .isEqualTo(200);
        assertThat(record.send(
                                TestTokens.person("nurse", "02"),
                                "GET",
                                "Patient/p-own",
                                "",
                                "X-Usra-On-Behalf-Of",
                                doctor)
                        .status())
                .isEqualTo(403);
        assertThat(record.send(
                                TestTokens.referralService(),
                                "GET",
                                "Patient/p-own",
                                "",
                                "X-Usra-On-Behalf-Of",
                                "Bearer " + TestTokens.forged(TestTokens.claims("x")))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_feed_of_events_is_for_the_services() {
        Answer feed = record.get(TestTokens.referralService(), "$events?after=0&_count=3");
        assertThat(feed.status()).isEqualTo(200);
        assertThat(feed.body().path("parameter")).hasSize(4);
        assertThat(record.get(TestTokens.person("doctor", "03"), "$events").status())
                .isEqualTo(403);
    }

    @Test
    void a_read_leaves_an_audit_row_before_the_answer_leaves() {
        record.get(TestTokens.person("nurse", "02"), "Patient/p-own");
        assertThat(record.jdbc()
                        .sql(
                                "select count(*) from record.audit_event where interaction = 'read' and 'p-own' = any(patients)"
                                        + " and practitioner_role = 'role-nurse'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }
}
