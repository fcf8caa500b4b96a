package org.usra.referral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the stand-in for the record reads of a request and writes as an answer. */
final class FakeExchange {

    private FakeExchange() {}

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.merge(
                        parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8), (one, two) -> one + "&" + two);
            }
        }
        return query;
    }

    static String refusal(String code) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\","
                + "\"details\":{\"coding\":[{\"system\":\"https://fhir.usra.example/CodeSystem/issue\",\"code\":\""
                + code
                + "\"}],\"text\":\"the record refuses\",\"_text\":{\"extension\":[{"
                + "\"url\":\"http://hl7.org/fhir/StructureDefinition/translation\",\"extension\":["
                + "{\"url\":\"lang\",\"valueCode\":\"ar\"},{\"url\":\"content\",\"valueString\":\"يرفض السجل\"}]}]}}}]}";
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** The yes of door 1. */
    static ObjectNode eligible(String number) {
        return FakeRecord.JSON
                .createObjectNode()
                .put("resourceType", "CoverageEligibilityResponse")
                .put("id", UUID.randomUUID().toString())
                .put("status", "active")
                .put("outcome", "complete")
                .put("preAuthRef", number);
    }
}
