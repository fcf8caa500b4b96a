package org.usra.launcher.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usra.launcher.child.Child;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;
import org.usra.launcher.site.FreePorts;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.Programs;
import org.usra.launcher.site.Progress;

/** What docs/interfaces.md promises of tokens, asked of the running Keycloak; and its sign-in page in Chromium. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KeycloakIT {

    private static final Addresses ADDRESSES = FreePorts.block();
    private static final List<Child> CHILDREN = new ArrayList<>();

    @TempDir
    static Path directory;

    private static DataDirectory data;
    private static DurablePostgres postgres;
    private static Tokens tokens;

    @BeforeAll
    static void start() {
        data = DataDirectory.take(directory);
        postgres = new DurablePostgres(data, ADDRESSES);
        postgres.start();
        Path checkout =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();
        new KeycloakServer(new Programs(Checkout.root()).keycloak(), data, ADDRESSES, new Progress(System.out))
                .start(CHILDREN::add);
        tokens = new Tokens(ADDRESSES);
    }

    @AfterAll
    static void stop() {
        CHILDREN.forEach(Child::stop);
        postgres.stop();
        data.release();
    }

    static List<DemoRealm.User> people() {
        return DemoRealm.shipped().users();
    }

    @ParameterizedTest
    @MethodSource("people")
    void a_persons_token_names_the_person_the_one_role_and_both_servers_for_five_minutes(DemoRealm.User person) {
        Claims claims = Claims.of(tokens.of(person.name()));
        assertThat(claims.text("sub")).isEqualTo(person.id());
        assertThat(claims.text("preferred_username")).isEqualTo(person.name());
        assertThat(claims.text("name")).isEqualTo(person.fullName());
        assertThat(claims.list("realm_access", "roles")).containsExactly(person.role());
        assertThat(claims.list("aud")).containsExactlyInAnyOrder("fhir-server", "referral-service");
        assertThat(claims.text("iss")).isEqualTo(ADDRESSES.issuer());
        assertThat(claims.text("scope").split(" ")).doesNotContain("workflow", "import");
        assertThat(claims.text("jti")).isNotEmpty();
        assertThat(claims.seconds()).isEqualTo(300);
    }

    @Test
    void the_conformance_client_may_import_and_write_workflow_for_eight_hours() {
        Claims claims = Claims.of(tokens.of("conformance"));
        assertThat(claims.text("scope").split(" ")).contains("import", "workflow");
        assertThat(claims.list("aud")).containsExactlyInAnyOrder("fhir-server", "referral-service");
        assertThat(claims.text("azp")).isEqualTo("conformance");
        assertThat(claims.seconds()).isEqualTo(8 * 3600);
    }

    @Test
    void the_referral_service_may_write_workflow_and_not_import() {
        Claims claims = Claims.of(tokens.of("referral-service"));
        assertThat(claims.text("scope").split(" ")).contains("workflow").doesNotContain("import");
        assertThat(claims.list("realm_access", "roles")).isEmpty();
        assertThat(claims.seconds()).isEqualTo(300);
    }

    @Test
    void a_hospitals_own_system_carries_its_hospital_in_the_token() {
        Claims claims = Claims.of(tokens.of("hospital-alsalam"));
        assertThat(claims.list("realm_access", "roles")).containsExactly("hospital-system");
        assertThat(claims.text("usra_org")).isEqualTo("Organization/h-alsalam");
        assertThat(claims.text("scope").split(" ")).doesNotContain("workflow", "import");
    }

    @Test
    void a_wrong_password_gives_no_token() {
        TokenEndpoint endpoint = new TokenEndpoint(ADDRESSES, "usra");
        Map<String, String> form =
                Map.of("grant_type", "password", "client_id", "usra-cli", "username", "doctor", "password", "arsu");
        assertThatThrownBy(() -> endpoint.ask(form))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageEndingWith("refused: Invalid user credentials");
    }

    @Test
    void the_screens_must_prove_with_pkce_that_they_began_the_sign_in() throws Exception {
        HttpResponse<String> answer = get(authorization(ADDRESSES.clinic() + "/login/oauth2/code/usra", ""));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith(ADDRESSES.clinic())
                .contains("error=invalid_request")
                .contains("code_challenge_method");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/login/oauth2/code/usra", "http://localhost:8080/login/oauth2/code/usra"})
    void a_code_is_sent_only_to_the_screens_of_this_run(String elsewhere) throws Exception {
        assertThat(get(authorization(elsewhere, "&code_challenge_method=S256&code_challenge=" + "a".repeat(43)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void nobody_registers_a_client_from_outside() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(ADDRESSES.issuer() + "/clients-registrations/openid-connect"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"redirect_uris\":[\"https://evil.example/\"]}"))
                .build();
        assertThat(send(request).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "en"})
    void the_sign_in_page_is_ours_in_both_languages_and_has_no_barrier(String language) {
        String page = authorization(
                        ADDRESSES.clinic() + "/login/oauth2/code/usra",
                        "&code_challenge_method=S256&code_challenge=" + "a".repeat(43) + "&ui_locales=" + language)
                .toString();
        try (SignInPage signIn = SignInPage.open(page)) {
            signIn.screenshot("sign-in-" + language);
            assertThat(signIn.direction()).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
            assertThat(signIn.heading()).isEqualTo(language.equals("ar") ? "تسجيل الدخول" : "Sign in");
            assertThat(signIn.barriers()).isEmpty();
            signIn.submit("doctor", "wrong");
            assertThat(signIn.text())
                    .contains(
                            language.equals("ar")
                                    ? "اسم المستخدم أو كلمة المرور غير صحيحة"
                                    : "The user name or the password is not right");
            assertThat(signIn.barriers()).isEmpty();
        }
    }

    private static URI authorization(String redirect, String more) {
        return URI.create(ADDRESSES.issuer()
                + "/protocol/openid-connect/auth?client_id=clinic-ui&response_type=code&scope=openid&state=s&redirect_uri="
                + URLEncoder.encode(redirect, StandardCharsets.UTF_8) + more);
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
