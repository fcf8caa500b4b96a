package org.usra.record.server;

import org.usra.record.server.RecordOverHttp.Reply;

/** Bundles and their entries as tests send them, and what the answer says of one. */
final class SentEntries {

    private SentEntries() {}

    static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    static String post(String fullUrl, String type, String members) {
        return "{\"fullUrl\":\"" + fullUrl + "\",\"resource\":{\"resourceType\":\"" + type + "\"" + members
                + "},\"request\":{\"method\":\"POST\",\"url\":\"" + type + "\"}}";
    }

    static String urn(int number) {
        return "urn:uuid:0d7b5d4e-5d7c-4a5e-9b43-6e1c3b0f%04d".formatted(number);
    }

    static String observation(String subject) {
        return ",\"status\":\"final\",\"code\":{\"text\":\"x\"},\"subject\":{\"reference\":\"" + subject + "\"}";
    }

    static String identified(String value) {
        return ",\"identifier\":[{\"system\":\"urn:t\",\"value\":\"" + value + "\"}]";
    }

    static String entry(String method, String url, String... members) {
        String more = members.length == 0 ? "" : "," + String.join(",", members);
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}" + more + "}";
    }

    static String where(String entry, String condition) {
        return entry.replace("\"request\":{", "\"request\":{" + condition + ",");
    }

    static String key(Reply reply, int entry) {
        return reply.json()
                .at("/entry/" + entry + "/response/location")
                .asText()
                .replaceFirst("/_history.*", "");
    }

    static String status(Reply reply, int entry) {
        return reply.json().at("/entry/" + entry + "/response/status").asText();
    }

    static String fault(Reply reply, int entry) {
        return reply.json()
                .at("/entry/" + entry + "/response/outcome/issue/0/details/text")
                .asText();
    }

    /** What belongs to a patient lives in the patient's bucket: the nine low bits of both ids. */
    static int bucket(String key) {
        return Integer.parseInt(key.substring(key.length() - 3), 16) & 0x1ff;
    }
}
