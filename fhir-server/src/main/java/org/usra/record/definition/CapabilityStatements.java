package org.usra.record.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.rules.naming.Canonical;

/**
 * What the server says of itself: written from the same definitions that search and write obey, so that it cannot claim
 * a parameter which is not there.
 */
@Component
public final class CapabilityStatements {

    private static final List<String> TYPE_INTERACTIONS = List.of(
            "read", "vread", "update", "patch", "delete", "history-instance", "history-type", "create", "search-type");
    private static final List<String> SYSTEM_INTERACTIONS =
            List.of("transaction", "batch", "search-system", "history-system");
    /** Where an interaction's page in the documentation is not called as the interaction is. */
    private static final Map<String, String> PAGES = Map.of(
            "history-instance", "history",
            "history-type", "history",
            "history-system", "history",
            "search-type", "search",
            "search-system", "search",
            "batch", "bundles",
            "transaction", "bundles");

    private static final String BULK_DATA = "http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data";
    private static final String SMART = "http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris";

    private static final String BACKPORT = "http://hl7.org/fhir/uv/subscriptions-backport/";

    private final FhirDefinitions definitions;
    private final Map<String, List<String>> pointingAt;

    public CapabilityStatements(FhirDefinitions definitions) {
        this.definitions = definitions;
        this.pointingAt = pointingAt(definitions);
    }

    /**
     * @param baseUrl where clients find the server
     * @param issuer of the tokens that it accepts; its endpoints are Keycloak's
     * @param since when this process began to offer it
     * @param topics canonical URLs of what can be subscribed to
     * @param profiles canonical URLs of the scheme's profiles, by resource type
     */
    public ObjectNode statement(
            String baseUrl,
            String issuer,
            Instant since,
            List<OfferedOperation> operations,
            List<String> topics,
            Map<String, List<String>> profiles) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("resourceType", "CapabilityStatement")
                .put("name", "UsraRecord")
                .put("title", "Usra: the record of the scheme")
                .put("status", "active")
                .put("date", since.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("publisher", "Usra")
                .put("kind", "instance");
        strings(root, "implementationGuide", List.of(Canonical.BASE + "/ImplementationGuide/usra"));
        strings(
                root,
                "instantiates",
                List.of(BULK_DATA, BACKPORT + "CapabilityStatement/backport-subscription-server-r4"));
        root.putObject("software").put("name", "Usra fhir-server");
        root.putObject("implementation")
                .put("description", "The record: every FHIR R4 resource type, over the scheme's access rules")
                .put("url", baseUrl);
        root.put("fhirVersion", "4.0.1");
        strings(root, "format", List.of("application/fhir+json", "application/fhir+xml", "json", "xml"));
        strings(root, "patchFormat", List.of("application/json-patch+json", "application/fhir+json"));
        ObjectNode rest = root.putArray("rest").addObject().put("mode", "server");
        rest.put(
                "documentation",
                "Every answer is limited to what the caller may see; a refusal is an OperationOutcome.");
        security(rest.putObject("security"), issuer);
        ArrayNode resources = rest.putArray("resource");
        definitions.resourceTypes().forEach(type -> {
            ObjectNode resource = resources.addObject();
            if (type.equals("Subscription")) {
                subscriptions(resource, topics);
            }
            strings(resource, "supportedProfile", profiles.getOrDefault(type, List.of()));
            resource(resource, type, operations);
        });
        codes(rest, SYSTEM_INTERACTIONS);
        ArrayNode searched = rest.putArray("searchParam");
        definitions.commonParameters().forEach(parameter -> describe(searched, parameter));
        operations(rest, operations, null);
        return root;
    }

    private static void security(ObjectNode security, String issuer) {
        ArrayNode uris =
                security.putArray("extension").addObject().put("url", SMART).putArray("extension");
        String endpoints = issuer + "/protocol/openid-connect/";
        uris.addObject().put("url", "authorize").put("valueUri", endpoints + "auth");
        uris.addObject().put("url", "token").put("valueUri", endpoints + "token");
        security.put("cors", false);
        security.putArray("service")
                .addObject()
                .put("text", "OAuth2 bearer tokens with SMART App Launch scopes")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/restful-security-service")
                .put("code", "SMART-on-FHIR");
        security.put("description", "Bearer token of " + issuer + " on every request but this one.");
    }

    private static void subscriptions(ObjectNode resource, List<String> topics) {
        ArrayNode extensions = resource.putArray("extension");
        topics.forEach(topic -> extensions
                .addObject()
                .put("url", BACKPORT + "StructureDefinition/capabilitystatement-subscriptiontopic-canonical")
                .put("valueCanonical", topic));
        strings(resource, "supportedProfile", List.of(BACKPORT + "StructureDefinition/backport-subscription"));
    }

    private void resource(ObjectNode resource, String type, List<OfferedOperation> operations) {
        resource.put("type", type)
                .put("profile", "http://hl7.org/fhir/StructureDefinition/" + type)
                .put(
                        "documentation",
                        "Ids chosen by a client (updateCreate) are open to the import scope only. A conditional delete"
                                + " deletes one match; with _count=N all matches, if there are at most N (1 to 1000).");
        codes(resource, TYPE_INTERACTIONS);
        resource.put("versioning", "versioned")
                .put("readHistory", true)
                .put("updateCreate", true)
                .put("conditionalCreate", true)
                .put("conditionalRead", "full-support")
                .put("conditionalUpdate", true)
                .put("conditionalDelete", "multiple");
        strings(resource, "referencePolicy", List.of("literal", "logical", "enforced"));
        List<SearchParameter> parameters = definitions.searchParameters(type);
        strings(
                resource,
                "searchInclude",
                parameters.stream()
                        .filter(parameter -> parameter.type() == ParameterType.REFERENCE)
                        .map(parameter -> type + ":" + parameter.code())
                        .sorted()
                        .toList());
        strings(resource, "searchRevInclude", pointingAt.getOrDefault(type, List.of()));
        ArrayNode searched = resource.putArray("searchParam");
        for (SearchParameter parameter : parameters) {
            describe(searched, parameter);
        }
        definitions
                .wordParameters(type)
                .forEach(name -> special(searched, name, "string", "Words: see docs/fhir/search.md"));
        special(searched, "_filter", "special", "Tests joined by and, or, not: see docs/fhir/search.md");
        operations(resource, operations, type);
    }

    private static void describe(ArrayNode searched, SearchParameter parameter) {
        searched.addObject()
                .put("name", parameter.code())
                .put("definition", parameter.url())
                .put("type", parameter.type().name().toLowerCase(Locale.ROOT))
                .put("documentation", parameter.description());
    }

    private static void special(ArrayNode searched, String name, String type, String documentation) {
        searched.addObject().put("name", name).put("type", type).put("documentation", documentation);
    }

    private static Map<String, List<String>> pointingAt(FhirDefinitions definitions) {
        Map<String, TreeSet<String>> found = new TreeMap<>();
        for (String type : definitions.resourceTypes()) {
            for (SearchParameter parameter : definitions.searchParameters(type)) {
                parameter
                        .targets()
                        .forEach(target -> found.computeIfAbsent(target, unseen -> new TreeSet<>())
                                .add(type + ":" + parameter.code()));
            }
        }
        Map<String, List<String>> sorted = new TreeMap<>();
        found.forEach((target, pointers) -> sorted.put(target, List.copyOf(pointers)));
        return sorted;
    }

    private static void operations(ObjectNode owner, List<OfferedOperation> operations, @Nullable String type) {
        for (OfferedOperation operation : operations) {
            if (operation.isOf(type)) {
                owner.withArray("operation")
                        .addObject()
                        .put("name", operation.name())
                        .put("definition", operation.definition());
            }
        }
    }

    private static void codes(ObjectNode owner, List<String> interactions) {
        ArrayNode codes = owner.putArray("interaction");
        interactions.forEach(code -> codes.addObject()
                .put("code", code)
                .put("documentation", "docs/fhir/" + PAGES.getOrDefault(code, code) + ".md"));
    }

    private static void strings(ObjectNode owner, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = owner.putArray(name);
            values.forEach(array::add);
        }
    }
}
