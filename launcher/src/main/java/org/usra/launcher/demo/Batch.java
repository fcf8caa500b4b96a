package org.usra.launcher.demo;

import static org.usra.launcher.demo.Json.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.usra.rules.naming.Canonical;

/**
 * A transaction Bundle and the marker that says that it was written: both are kept or neither, so a load that was
 * broken off goes on where it stopped and writes nothing twice.
 */
final class Batch {

    private final String marker;
    private final ArrayNode entries = Json.list();

    /** A batch whose marker is {@code Basic/<marker>}. */
    Batch(String marker) {
        this.marker = marker;
        put(object(
                "resourceType",
                "Basic",
                "id",
                marker,
                "code",
                object(
                        "coding",
                        Json.list(object(
                                "system",
                                Canonical.codeSystem("demonstration"),
                                "code",
                                "loaded",
                                "display",
                                "Demonstration data loaded")))));
    }

    String marker() {
        return marker;
    }

    /** A resource under its own id. */
    void put(ObjectNode resource) {
        String address =
                resource.get("resourceType").asText() + "/" + resource.get("id").asText();
        entries.add(object("resource", resource, "request", object("method", "PUT", "url", address)));
    }

    /** A resource whose id the record chooses; others in the batch refer to it by {@code urn}. */
    void post(String urn, ObjectNode resource) {
        entries.add(object(
                "fullUrl",
                urn,
                "resource",
                resource,
                "request",
                object("method", "POST", "url", resource.get("resourceType").asText())));
    }

    /** A resource under the id of its address {@code Type/id}, or, where the address is a urn, under one not yet known. */
    void add(String address, ObjectNode resource) {
        if (address.startsWith("urn:")) {
            post(address, resource);
        } else {
            put(resource.put("id", address.substring(address.indexOf('/') + 1)));
        }
    }

    /** How many resources it writes, without its marker. */
    int size() {
        return entries.size() - 1;
    }

    ObjectNode bundle() {
        return object("resourceType", "Bundle", "type", "transaction", "entry", entries);
    }
}
