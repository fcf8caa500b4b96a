package org.usra.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.usra.launcher.site.Addresses;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServicePlanTest {

    private final Addresses moved = new Addresses(18200);

    @Test
    void a_service_hears_its_own_addresses_role_and_secret() {
        assertThat(plan("referral-service").environment(moved, "an-instance"))
                .containsEntry("SERVER_PORT", "18202")
                .containsEntry("USRA_PUBLIC_URL", "http://localhost:18202/fhir")
                .containsEntry("USRA_RECORD_URL", "http://localhost:18201/fhir")
                .containsEntry("USRA_ISSUER", "http://localhost:18203/realms/usra")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:18204/usra")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "usra_process")
                .containsEntry("USRA_CLIENT_SECRET", "demo-referral-service")
                .containsEntry("USRA_INSTANCE_ID", "an-instance");
    }

    @Test
    void the_record_has_no_client_of_its_own() {
        assertThat(plan("fhir-server").environment(moved, "an-instance")).doesNotContainKey("USRA_CLIENT_SECRET");
    }

    @Test
    void an_operator_adds_java_options_to_all_or_to_one() {
        Map<String, String> operator =
                Map.of("USRA_JAVA_OPTIONS", "-Da=1", "USRA_JAVA_OPTIONS_FHIR_SERVER", "-Xmx2g  -Db=2");
        assertThat(plan("fhir-server").javaOptions(operator)).endsWith("-Da=1", "-Xmx2g", "-Db=2");
        assertThat(plan("clinic-ui").javaOptions(operator)).endsWith("-Da=1").doesNotContain("-Xmx2g");
    }

    private ServicePlan plan(String module) {
        return ServicePlan.all(moved).stream()
                .filter(plan -> plan.module().equals(module))
                .findFirst()
                .orElseThrow();
    }
}
