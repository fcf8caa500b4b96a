package org.usra.launcher.demonstration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.usra.launcher.running.RunningUsra;

/** Reads the record from outside, over FHIR, as a system that may see everything; and tries what a hospital may try. */
final class RecordReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningUsra usra;
    private final HttpClient client = HttpClient.newHttpClient();

    RecordReader(RunningUsra usra) {
        this.usra = usra;
    }

    JsonNode read(String path) {
        HttpResponse<String> answer = send(request(path, "conformance").GET());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return parse(answer.body());
    }

    /** The resources of a search, without the included ones. */
    List<JsonNode> search(String query) {
        return StreamSupport.stream(read(query).path("entry").spliterator(), false)
                .map(entry -> entry.path("resource"))
                .toList();
    }

    /** POSTs as one of the demo's systems; the status and the body that came back. */
    Tried tryCreate(String client, String type, String body) {
        HttpResponse<String> answer = send(request(type, client)
                .header("Content-Type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        return new Tried(answer.statusCode(), parse(answer.body()));
    }

    record Tried(int status, JsonNode body) {}

    private HttpRequest.Builder request(String path, String user) {
        return HttpRequest.newBuilder(URI.create(usra.addresses().record() + "/" + path))
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + usra.token(user));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(body, e);
        }
    }

    /** What a person at a desk types to find this patient. */
    static String nationalId(JsonNode patient) {
        for (JsonNode identifier : patient.path("identifier")) {
            if (identifier.path("system").asText().endsWith("/id/national-id")) {
                return identifier.path("value").asText();
            }
        }
        throw new IllegalStateException("no national ID in " + patient);
    }
}
