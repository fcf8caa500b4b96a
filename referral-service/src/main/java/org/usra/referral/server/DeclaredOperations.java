package org.usra.referral.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.rules.operation.Input;

/** What every operation of this service takes, read from the methods that carry them out. */
@Component
class DeclaredOperations {

    private final Map<String, Declared> operations = new TreeMap<>();

    DeclaredOperations(List<OperationProvider> providers, FhirContext fhir) {
        for (OperationProvider provider : providers) {
            for (Method method : provider.getClass().getMethods()) {
                Operation operation = method.getAnnotation(Operation.class);
                if (operation != null) {
                    Declared declared = declared(operation, method, fhir);
                    operations.put(key(declared.type(), declared.name()), declared);
                }
            }
        }
    }

    /**
     * One operation.
     *
     * @param name with its dollar sign
     * @param body the resource that it is sent instead of Parameters; null for Parameters
     */
    record Declared(
            String type,
            String name,
            boolean asked,
            List<Input> inputs,
            @Nullable String body) {}

    Optional<Declared> find(String type, String name) {
        return Optional.ofNullable(operations.get(key(type, name)));
    }

    List<Declared> all() {
        return List.copyOf(operations.values());
    }

    private static String key(String type, String name) {
        return type + "/" + name;
    }

    private static Declared declared(Operation operation, Method method, FhirContext fhir) {
        String body = null;
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(ResourceParam.class)
                    && !parameter.getType().equals(Parameters.class)) {
                body = fhir.getResourceType(parameter.getType().asSubclass(Resource.class));
            }
        }
        Takes takes = method.getAnnotation(Takes.class);
        List<Input> inputs = body != null
                ? List.of(Input.of("resource", body).required())
                : takes != null ? taken(takes) : typed(method, fhir);
        return new Declared(operation.typeName(), operation.name(), operation.idempotent(), inputs, body);
    }

    private static List<Input> typed(Method method, FhirContext fhir) {
        return Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(OperationParam.class))
                .map(parameter -> {
                    OperationParam named = Objects.requireNonNull(parameter.getAnnotation(OperationParam.class));
                    String type = Objects.requireNonNull(fhir.getElementDefinition(
                                    parameter.getType().asSubclass(IBase.class)))
                            .getName();
                    Input input = Input.of(named.name(), type);
                    return named.min() > 0 ? input.required() : input;
                })
                .toList();
    }

    private static List<Input> taken(Takes takes) {
        return Arrays.stream(takes.value())
                .filter(given -> !given.name().contains("."))
                .map(given -> input(given, takes))
                .toList();
    }

    private static Input input(Takes.Given given, Takes takes) {
        Input[] parts = Arrays.stream(takes.value())
                .filter(each -> each.name().startsWith(given.name() + "."))
                .map(each -> described(
                        each, Input.of(each.name().substring(given.name().length() + 1), each.type())))
                .toArray(Input[]::new);
        return described(
                given, parts.length == 0 ? Input.of(given.name(), given.type()) : Input.group(given.name(), parts));
    }

    private static Input described(Takes.Given given, Input input) {
        Input often = given.many() ? input.many() : input;
        return given.required() ? often.required() : often;
    }
}
