package org.usra.record.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.usra.db.EmbeddedDatabase;
import org.usra.record.FhirServer;
import org.usra.record.access.AccessPolicy;
import org.usra.record.access.Caller;
import org.usra.record.access.Door;
import org.usra.record.access.Interaction;
import org.usra.record.access.RelationPredicates;
import org.usra.record.access.SqlCriterion;

/**
 * The record without a login: everybody is the import client; or, with the header {@code X-Test-Caller: doctor}, somebody who
 * sees only the records of patients whose id begins with {@code mine}, and no Claim, and fails at a Linkage. For tests of the protocol, and for the
 * conformance kit by hand.
 */
@TestConfiguration(proxyBeanMethods = false)
public class OpenRecord {

    public static final Caller IMPORTER =
            new Caller("importer", "importer", Set.of(), Set.of(), Set.of(), null, true, true, "conformance", "test");

    static final Caller DOCTOR =
            new Caller("doctor", "doctor", Set.of(), Set.of(), Set.of(), null, false, false, "clinic-ui", "test");

    /** The same login, before it lost its rights. */
    static final Caller DOCTOR_BEFORE =
            new Caller("doctor", "doctor", Set.of(), Set.of(), Set.of(), null, true, true, "clinic-ui", "test");

    /** Starts on a database of its own: {@code OpenRecord PORT}. */
    public static void main(String[] arguments) {
        String port = arguments.length == 0 ? "18120" : arguments[0];
        SpringApplication application = new SpringApplication(FhirServer.class, OpenRecord.class);
        Map<String, Object> settings = new java.util.HashMap<>(settings());
        settings.put("server.port", port);
        settings.put("server.address", "127.0.0.1");
        settings.put("usra.public-url", "http://localhost:" + port + "/fhir");
        application.setDefaultProperties(settings);
        application.run(settings.entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
    }

    public static Map<String, String> settings() {
        return Map.of(
                "spring.datasource.url",
                EmbeddedDatabase.fresh().url() + "?reWriteBatchedInserts=true",
                "spring.datasource.username",
                "usra_record",
                "spring.datasource.password",
                EmbeddedDatabase.PASSWORD);
    }

    /** Nobody brings a token. */
    @SuppressWarnings("NullAway")
    @Bean
    @Primary
    Door open() {
        return new Door(null, null) {
            @Override
            public Caller caller(HttpServletRequest request) {
                return switch (request.getHeader("X-Test-Caller")) {
                    case "doctor" -> DOCTOR;
                    case "doctor before" -> DOCTOR_BEFORE;
                    case null, default -> IMPORTER;
                };
            }
        };
    }

    @Bean
    @Primary
    AccessPolicy someRecordsOnly(RelationPredicates predicates) {
        return new AccessPolicy(predicates) {
            @Override
            public boolean permits(Caller caller, String type, Interaction interaction) {
                if (caller == DOCTOR && type.equals("Linkage") && interaction == Interaction.READ) {
                    throw new IllegalStateException("what the server itself fails at, for tests");
                }
                return caller.imports() || !type.equals("Claim");
            }

            @Override
            public SqlCriterion visible(Caller caller, String type, Interaction interaction) {
                return caller.imports()
                        ? SqlCriterion.EVERYTHING
                        : new SqlCriterion("r.patient like ? or r.patient is null", List.of("mine%"));
            }
        };
    }
}
