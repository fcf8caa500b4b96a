package org.usra.record.server;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.usra.record.definition.CapabilityStatements;
import org.usra.record.definition.OfferedOperation;
import org.usra.record.profile.ProfileCheck;
import org.usra.record.search.PublicAddress;
import org.usra.record.topic.Topic;
import org.usra.record.topic.Topics;

/** The CapabilityStatement of this process, with the operations that its rooms have added. */
@Component
class Capabilities {

    private final byte[] json;

    Capabilities(
            CapabilityStatements statements,
            Operations operations,
            PublicAddress address,
            Topics topics,
            ProfileCheck profiles,
            Clock clock,
            @Value("${usra.issuer:http://localhost:8083/realms/usra}") String issuer) {
        // One that is offered on a type and on its resources is one operation.
        List<OfferedOperation> offered =
                operations.all().stream().map(Capabilities::offered).distinct().toList();
        this.json = statements
                .statement(
                        address.publicUrl(),
                        issuer,
                        clock.instant(),
                        offered,
                        topics.all().stream().map(Topic::url).toList(),
                        profiles.supported())
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] json() {
        return json;
    }

    private static OfferedOperation offered(Operation operation) {
        boolean ofEveryType = operation.type() == null && operation.level() != Operation.Level.SYSTEM;
        return new OfferedOperation(
                ofEveryType ? OfferedOperation.EVERY_TYPE : operation.type(),
                operation.name(),
                OperationDefinitions.url(operation));
    }
}
