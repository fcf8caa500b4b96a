package org.usra.record.server;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.usra.record.definition.CapabilityStatements;
import org.usra.record.definition.OfferedOperation;
import org.usra.record.search.PublicAddress;
import org.usra.rules.naming.Canonical;

/** The CapabilityStatement of this process, with the operations that its rooms have added. */
@Component
class Capabilities {

    private static final List<String> OF_R4 = List.of("everything", "validate");

    private final byte[] json;

    Capabilities(
            CapabilityStatements statements,
            Operations operations,
            PublicAddress address,
            Clock clock,
            @Value("${usra.issuer:http://localhost:8083/realms/usra}") String issuer) {
        List<OfferedOperation> offered =
                operations.all().stream().map(Capabilities::offered).toList();
        this.json = statements
                .statement(address.publicUrl(), issuer, clock.instant(), offered)
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] json() {
        return json;
    }

    private static OfferedOperation offered(Operation operation) {
        String type = operation.type();
        String base = OF_R4.contains(operation.name()) ? "http://hl7.org/fhir" : Canonical.BASE;
        String of = OF_R4.contains(operation.name()) ? (type == null ? "Resource-" : type + "-") : "";
        return new OfferedOperation(type, operation.name(), base + "/OperationDefinition/" + of + operation.name());
    }
}
