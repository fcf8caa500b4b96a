package org.usra.launcher;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.usra.db.Roles;
import org.usra.launcher.keycloak.DemoRealm;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.site.Addresses;

/**
 * One of the three services: its module, its port, its own schema, and the settings that it is given
 * (docs/configuration.md).
 */
record ServicePlan(String module, int port, String publicUrl, String schema, int heapMegabytes) {

    /**
     * The compiler inlines less and later than it would by itself: of 130 CPU seconds until it rests 90 are saved, of a start
     * two, and no request is dearer afterwards (docs/performance.md).
     */
    private static final List<String> COMPILER = List.of(
            "-XX:FreqInlineSize=50",
            "-XX:InlineSmallCode=600",
            "-XX:MaxInlineLevel=7",
            "-XX:LoopUnrollLimit=10",
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4MinInvocationThreshold=4000",
            "-XX:Tier4CompileThreshold=40000",
            "-XX:Tier4BackEdgeThreshold=120000");

    static List<ServicePlan> all(Addresses addresses) {
        return List.of(
                new ServicePlan("fhir-server", addresses.recordPort(), addresses.record(), "record", 640),
                new ServicePlan("referral-service", addresses.referralPort(), addresses.referral(), "process", 256),
                new ServicePlan("clinic-ui", addresses.clinicPort(), addresses.clinic(), "ui", 256));
    }

    Map<String, String> environment(Addresses addresses, String instance) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("USRA_INSTANCE_ID", instance);
        environment.put("USRA_PUBLIC_URL", publicUrl);
        environment.put("USRA_ISSUER", addresses.issuer());
        environment.put("USRA_RECORD_URL", addresses.record());
        environment.put("USRA_REFERRAL_URL", addresses.referral());
        environment.put("SPRING_DATASOURCE_URL", addresses.database("usra"));
        environment.put("SPRING_DATASOURCE_USERNAME", String.valueOf(Roles.BY_SCHEMA.get(schema)));
        environment.put("SPRING_DATASOURCE_PASSWORD", DurablePostgres.PASSWORD);
        if (module.equals("fhir-server")) {
            // A receiver of one's own can be tried; none of Usra's own ports is among them.
            environment.put("USRA_SUBSCRIPTION_ENDPOINTS", "http://localhost:9000-9999");
        }
        DemoRealm.shipped().secretOf(module).ifPresent(secret -> environment.put("USRA_CLIENT_SECRET", secret));
        return environment;
    }

    /** Heap, time zone and compiler, and what the operator adds in {@code USRA_JAVA_OPTIONS} or {@code USRA_JAVA_OPTIONS_<MODULE>}. */
    List<String> javaOptions(Map<String, String> operator) {
        String own =
                "USRA_JAVA_OPTIONS_" + module.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        return Stream.of(
                        Stream.of(
                                "-Xms64m",
                                "-Xmx" + heapMegabytes + "m",
                                "-Duser.timezone=Africa/Cairo",
                                // Documents are compressed by a native library.
                                "--enable-native-access=ALL-UNNAMED"),
                        COMPILER.stream(),
                        Stream.of("USRA_JAVA_OPTIONS", own)
                                .flatMap(name -> Arrays.stream(
                                        operator.getOrDefault(name, "").split(" "))))
                .flatMap(options -> options)
                .filter(option -> !option.isBlank())
                .toList();
    }
}
