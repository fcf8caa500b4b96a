package org.usra.referral.server;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.usra.referral.server.DeclaredOperations.Declared;
import org.usra.rules.operation.GivenInput;
import org.usra.rules.operation.InputRule;
import org.usra.rules.refusal.Refused;

/** Holds every operation to the inputs that it declares: HAPI leaves aside what no parameter of the method is called. */
@Component
@Order(15)
class KnownInputs extends OncePerRequestFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FhirContext fhir;
    private final DeclaredOperations operations;

    KnownInputs(FhirContext fhir, DeclaredOperations operations) {
        this.fhir = fhir;
        this.operations = operations;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Declared> asked = operation(request);
        if (asked.isPresent()) {
            try {
                require(request, asked.get());
            } catch (Refused refused) {
                RefusalWriter.write(fhir, response, refused);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    /** By the first and the last segment of the address: an id, or an id and a version, may stand between. */
    private Optional<Declared> operation(HttpServletRequest request) {
        String uri = URLDecoder.decode(request.getRequestURI().replace("+", "%2B"), StandardCharsets.UTF_8);
        List<String> path = Arrays.stream(uri.split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return path.size() >= 3 && path.getFirst().equals("fhir")
                ? operations.find(path.get(1), path.getLast())
                : Optional.empty();
    }

    private static void require(HttpServletRequest request, Declared operation) throws IOException {
        InputRule rule = new InputRule(operation.name(), operation.inputs());
        Map<String, List<String>> query = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, List.of(values)));
        rule.requireQuery(query);
        if (!"POST".equals(request.getMethod())) {
            return;
        }
        JsonNode body = JSON.readTree(request.getInputStream().readAllBytes());
        String type = body.path("resourceType").asText();
        if (operation.body() != null || !type.equals("Parameters")) {
            rule.requireBare(type);
        } else {
            rule.require(given(body.path("parameter")));
        }
    }

    private static List<GivenInput> given(JsonNode parameters) {
        List<GivenInput> given = new ArrayList<>();
        parameters.forEach(parameter -> given.add(given(parameter.path("name").asText(), parameter)));
        return given;
    }

    private static GivenInput given(String name, JsonNode parameter) {
        String type = null;
        String json = null;
        for (Map.Entry<String, JsonNode> member : parameter.properties()) {
            if (member.getKey().startsWith("value")) {
                type = member.getKey().substring("value".length());
                json = member.getValue().toString();
            }
        }
        JsonNode resource = parameter.path("resource");
        return new GivenInput(
                name,
                type,
                json,
                resource.isMissingNode() ? null : resource.path("resourceType").asText(),
                given(parameter.path("part")));
    }
}
