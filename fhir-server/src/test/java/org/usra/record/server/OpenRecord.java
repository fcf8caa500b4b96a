package org.usra.record.server;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.usra.db.EmbeddedDatabase;
import org.usra.record.FhirServer;
import org.usra.record.access.Caller;

/** The record without a login: everybody is the import client. For tests of the protocol, and for the conformance kit by hand. */
@TestConfiguration(proxyBeanMethods = false)
public class OpenRecord {

    public static final Caller IMPORTER =
            new Caller("importer", "importer", Set.of(), Set.of(), Set.of(), null, true, true, "conformance", "test");

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
                "usra.issuer",
                "http://localhost/realms/test",
                "spring.datasource.url",
                EmbeddedDatabase.fresh().url() + "?reWriteBatchedInserts=true",
                "spring.datasource.username",
                "usra_record",
                "spring.datasource.password",
                EmbeddedDatabase.PASSWORD);
    }

    @Bean
    @Order(0)
    SecurityFilterChain everybodyImports(HttpSecurity http) throws Exception {
        return http.securityMatcher(request -> true)
                .csrf(csrf -> csrf.disable())
                .addFilterBefore(
                        (request, response, chain) -> {
                            SecurityContextHolder.getContext()
                                    .setAuthentication(new TestingAuthenticationToken(IMPORTER, "", List.of()));
                            chain.doFilter(request, response);
                        },
                        AuthorizationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
