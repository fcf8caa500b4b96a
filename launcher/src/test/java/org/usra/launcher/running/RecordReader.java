package org.usra.launcher.running;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.usra.launcher.site.Addresses;

/** Reads the record from outside, over FHIR, as a system that may see everything; and tries what a hospital may try. */
public final class RecordReader {

    private final String base;
    private final FhirCaller calls;

    public RecordReader(Addresses addresses) {
        this.base = addresses.record() + "/";
        this.calls = new FhirCaller(addresses);
    }

    public JsonNode read(String path) {
        return calls.get(base + path, "conformance").wanted();
    }

    /** The resources of a search, without the included ones. */
    public List<JsonNode> search(String query) {
        return StreamSupport.stream(read(query).path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .toList();
    }

    /** Writes a resource anew under its id, past the process, as only an import may. */
    public void replace(JsonNode resource) {
        calls.post(base, "conformance", """
                {"resourceType":"Bundle","type":"transaction","entry":[{"resource":%s,
                 "request":{"method":"PUT","url":"%s/%s"}}]}""".formatted(
                                resource,
                                resource.path("resourceType").asText(),
                                resource.path("id").asText()))
                .wanted();
    }

    /** POSTs as one of the demo's systems; the status and the body that came back. */
    public FhirCaller.Answer tryCreate(String client, String type, String body) {
        return calls.post(base + type, client, body);
    }

    /** What a person at a desk types to find this patient. */
    public static String nationalId(JsonNode patient) {
        for (JsonNode identifier : patient.path("identifier")) {
            if (identifier.path("system").asText().endsWith("/id/national-id")) {
                return identifier.path("value").asText();
            }
        }
        throw new IllegalStateException("no national ID in " + patient);
    }
}
