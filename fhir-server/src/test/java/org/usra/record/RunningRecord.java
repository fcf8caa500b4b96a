package org.usra.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.usra.db.EmbeddedDatabase;
import org.usra.record.access.TestTokens;

/** The whole server over HTTP on a database of its own, with the demo posts at u-manakh-1 and h-alsalam. */
public final class RunningRecord implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the server asks of the database. */
    public final RecordedStatements statements = new RecordedStatements();

    private final EmbeddedDatabase database = EmbeddedDatabase.fresh();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;
    private final String base;

    public RunningRecord(String... more) {
        this(Clock.systemUTC(), more);
    }

    /** @param clock the server's; tokens are good until it passes the time of day */
    public RunningRecord(Clock clock, String... more) {
        Map<String, String> settings = new HashMap<>(TestTokens.settings());
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "usra_record");
        settings.put("spring.datasource.password", EmbeddedDatabase.PASSWORD);
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        SpringApplication application = new SpringApplication(FhirServer.class);
        application.addInitializers(started -> {
            started.getBeanFactory().addBeanPostProcessor(statements);
            started.getBeanFactory().registerSingleton("clock", clock);
        });
        // A setting that is given twice would be a list.
        Stream.of(more).map(each -> each.substring(2).split("=", 2)).forEach(each -> settings.put(each[0], each[1]));
        context = application.run(settings.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new));
        base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/fhir/";
    }

    /** An answer: its status, and its body where it has one. */
    public record Answer(int status, JsonNode body, HttpResponse<String> http) {

        /** The code of the refusal. */
        public String code() {
            return body.path("issue")
                    .path(0)
                    .path("details")
                    .path("coding")
                    .path(0)
                    .path("code")
                    .asText();
        }
    }

    public Answer send(String token, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("/") ? base.replace("/fhir/", path) : base + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (List.of(headers).indexOf("Content-Type") < 0 && !body.isEmpty()) {
            request.header("Content-Type", "application/fhir+json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode json = answer.body().isBlank() || !answer.body().startsWith("{")
                    ? JSON.createObjectNode()
                    : JSON.readTree(answer.body());
            return new Answer(answer.statusCode(), json, answer);
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer get(String token, String path) {
        return send(token, "GET", path, "");
    }

    public Answer post(String token, String path, String body) {
        return send(token, "POST", path, body);
    }

    /** Writes by the import scope, in one transaction, what has resourceType and id. */
    public void load(String... resources) {
        StringBuilder entries = new StringBuilder();
        for (String resource : resources) {
            JsonNode root = World.parse(resource).root();
            String url =
                    root.path("resourceType").asText() + "/" + root.path("id").asText();
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{'resource':" + resource + ",'request':{'method':'PUT','url':'" + url + "'}}");
        }
        Answer answer = post(
                TestTokens.conformance(),
                "",
                "{'resourceType':'Bundle','type':'transaction','entry':[" + entries + "]}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body().toString());
        }
    }

    /** The organisations, the posts of the demo logins, and one person enrolled at each of two units. */
    public RunningRecord withPosts() {
        load(Stream.of("u-manakh-1", "u-kuwait", "h-alsalam", "h-alzohour", "a-uhia", "a-eha", "far-away")
                .map(id -> "{'resourceType':'Organization','id':'" + id + "'}")
                .toArray(String[]::new));
        load(
                role("registrar", "01", "u-manakh-1"),
                role("nurse", "02", "u-manakh-1"),
                role("doctor", "03", "u-manakh-1"),
                role("hospital", "04", "h-alsalam"),
                role("emergency", "05", "h-alsalam"),
                role("insurer", "06", "a-uhia"),
                role("callcentre", "0a", "a-eha"),
                role("admin", "0c", "a-eha"));
        load(Samples.patient("p-own"), Samples.patient("p-other"));
        load(Samples.enrolment("e-own", "p-own", "u-manakh-1"), Samples.enrolment("e-other", "p-other", "u-kuwait"));
        return this;
    }

    private static String role(String role, String number, String organization) {
        return """
                {'resourceType':'PractitionerRole','id':'role-%s','active':true,'identifier':[{'system':
                'https://fhir.usra.example/id/subject','value':'00000000-0000-4000-8000-0000000000%s'}],
                'organization':{'reference':'Organization/%s'},'code':[{'coding':[{'system':
                'https://fhir.usra.example/CodeSystem/post-role','code':'%s'}]}]}""".formatted(role, number, organization, role);
    }

    public JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    /** A connection of its own, as fhir-server's role, that lets {@code explain} have numbered parameters without values. */
    public Connection connection() throws SQLException {
        return DriverManager.getConnection(
                context.getEnvironment().getRequiredProperty("spring.datasource.url") + "?preferQueryMode=simple",
                "usra_record",
                EmbeddedDatabase.PASSWORD);
    }

    /** A connection of the owner of all tables. */
    public Connection superuser() throws SQLException {
        return new EmbeddedDatabase(context.getEnvironment().getRequiredProperty("spring.datasource.url")).superuser();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        database.drop();
    }
}
