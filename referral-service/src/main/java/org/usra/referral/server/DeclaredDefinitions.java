package org.usra.referral.server;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ServerCapabilityStatementProvider;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.usra.rules.operation.Input;

/** HAPI's CapabilityStatement and OperationDefinitions, with the inputs that requests are held to. */
class DeclaredDefinitions extends ServerCapabilityStatementProvider {

    private final DeclaredOperations operations;

    DeclaredDefinitions(RestfulServer server, DeclaredOperations operations) {
        super(server);
        this.operations = operations;
    }

    @Override
    public IBaseResource readOperationDefinition(IIdType id, RequestDetails request) {
        IBaseResource read = super.readOperationDefinition(id, request);
        if (read instanceof OperationDefinition definition) {
            definition.getResource().stream()
                    .findFirst()
                    .map(CodeType::getValue)
                    .flatMap(type -> operations.find(type, "$" + definition.getCode()))
                    .ifPresent(operation -> describe(definition, operation.inputs()));
        }
        return read;
    }

    private static void describe(OperationDefinition definition, List<Input> inputs) {
        definition.getParameter().removeIf(parameter -> parameter.getUse() == OperationParameterUse.IN);
        for (int i = 0; i < inputs.size(); i++) {
            definition.getParameter().add(i, parameter(inputs.get(i)));
        }
    }

    private static OperationDefinitionParameterComponent parameter(Input input) {
        OperationDefinitionParameterComponent parameter = new OperationDefinitionParameterComponent();
        parameter.setName(input.name());
        parameter.setUse(OperationParameterUse.IN);
        parameter.setMin(input.min());
        parameter.setMax(input.max() == Input.MANY ? "*" : String.valueOf(input.max()));
        if (input.types().size() == 1) {
            parameter.setType(input.types().getFirst());
        } else if (input.parts().isEmpty()) {
            parameter.setType("Element");
            parameter.setDocumentation(String.join(" | ", input.types()));
        }
        input.parts().forEach(part -> parameter.addPart(parameter(part)));
        return parameter;
    }
}
