package org.usra.record.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.usra.record.commit.Elements;

/** The names of <a href="http://hl7.org/fhir/uv/subscriptions-backport/STU1.1/">Subscriptions R5 Backport, STU 1.1</a>. */
enum Backport {
    SUBSCRIPTION("backport-subscription"),
    NOTIFICATION("backport-subscription-notification-r4"),
    STATUS("backport-subscription-status-r4"),
    FILTER("backport-filter-criteria"),
    CONTENT("backport-payload-content"),
    HEARTBEAT("backport-heartbeat-period"),
    TIMEOUT("backport-timeout"),
    MAX_COUNT("backport-max-count");

    private static final String BASE = "http://hl7.org/fhir/uv/subscriptions-backport/";

    private final String name;

    Backport(String name) {
        this.name = name;
    }

    String url() {
        return BASE + "StructureDefinition/" + name;
    }

    static String operation(String name) {
        return BASE + "OperationDefinition/backport-subscription-" + name;
    }

    /** This extension of the element; missing when it is not there. */
    JsonNode of(JsonNode element) {
        return Elements.items(element.path("extension"))
                .filter(extension -> extension.path("url").asText().equals(url()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
