package org.usra.record.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.record.RunningRecord;
import org.usra.record.RunningRecord.Answer;
import org.usra.record.Samples;
import org.usra.record.access.TestTokens;

/** One open referral of a person to a service: held by the database, whoever sends and however many at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TwoDoctorsReferringTest {

    private static RunningRecord record;

    @BeforeAll
    static void start() {
        record = new RunningRecord().withPosts();
        for (String patient : List.of("p-raced", "p-twice", "p-renewed")) {
            record.load(Samples.patient(patient), Samples.enrolment("ep-" + patient, patient, "u-manakh-1"));
        }
    }

    @AfterAll
    static void stop() {
        record.close();
    }

    @Test
    void of_referrals_sent_at_the_same_moment_one_is_made() throws Exception {
        List<Answer> answers = new ArrayList<>();
        try (ExecutorService doctors = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> sent = IntStream.range(0, 8)
                    .mapToObj(i -> doctors.submit(() -> submit("p-raced", "cardiology")))
                    .toList();
            for (Future<Answer> each : sent) {
                answers.add(each.get());
            }
        }
        assertThat(answers.stream().filter(each -> each.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(each -> each.status() != 200))
                .allSatisfy(
                        each -> assertThat(each.status() + " " + each.code()).isEqualTo("409 duplicate-referral"));
        assertThat(made("ServiceRequest", "p-raced")).isEqualTo(1);
        assertThat(made("Task", "p-raced")).isEqualTo(1);
    }

    @Test
    void a_second_one_is_refused_with_the_remedy_and_another_service_is_free() {
        assertThat(submit("p-twice", "cardiology").status()).isEqualTo(200);
        Answer second = submit("p-twice", "cardiology");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().at("/issue/0/code").asText()).isEqualTo("duplicate");
        assertThat(second.body().at("/issue/0/details/text").asText())
                .isEqualTo("A referral to the same service is open. Use it, or withdraw it before you send another.");
        assertThat(second.body().at("/issue/0/expression/0").asText()).isEqualTo("ServiceRequest.code");
        assertThat(submit("p-twice", "neurology").status()).isEqualTo(200);
    }

    @Test
    void one_may_end_and_another_begin_in_one_transaction() {
        record.load(Samples.referral("sr-old", "p-renewed", null, "active", "2099-12-31"));
        String old = Samples.submitted(Samples.referral("sr-old", "p-renewed", null, "revoked", "2099-12-31"));
        String renewed = referral("p-renewed", "cardiology");
        Answer answer = onBehalf("{'resource':" + renewed + ",'request':{'method':'POST','url':'ServiceRequest'}},"
                + "{'resource':" + old + ",'request':{'method':'PUT','url':'ServiceRequest/sr-old'}}");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(submit("p-renewed", "cardiology").code()).isEqualTo("duplicate-referral");
    }

    /** What referral-service writes for {@code ServiceRequest/$submit}. */
    private static Answer submit(String patient, String service) {
        String name = "urn:uuid:4f4b2c2e-0f57-4f7e-8a2e-0d6f1a5b0009";
        return onBehalf("{'fullUrl':'" + name + "','resource':" + referral(patient, service)
                + ",'request':{'method':'POST','url':'ServiceRequest'}},{'resource':{'resourceType':'Task',"
                + "'status':'requested','intent':'order','focus':{'reference':'" + name
                + "'},'for':{'reference':'Patient/" + patient
                + "'},'requester':{'reference':'Organization/u-manakh-1'}},"
                + "'request':{'method':'POST','url':'Task'}}");
    }

    private static String referral(String patient, String service) {
        return Samples.submitted(Samples.referral("x", patient, null, "active", "2099-12-31"))
                .replace("'id':'x',", "")
                .replace("cardiology", service);
    }

    private static Answer onBehalf(String entries) {
        return record.send(
                TestTokens.referralService(),
                "POST",
                "",
                "{'resourceType':'Bundle','type':'transaction','entry':[" + entries + "]}",
                "X-Usra-On-Behalf-Of",
                "Bearer " + TestTokens.person("doctor", "03"));
    }

    private static int made(String type, String patient) {
        return record.get(TestTokens.conformance(), type + "?patient=Patient/" + patient)
                .body()
                .path("total")
                .asInt();
    }
}
