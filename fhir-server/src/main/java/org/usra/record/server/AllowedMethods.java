package org.usra.record.server;

import java.util.List;
import org.usra.record.server.Operation.Level;
import org.usra.record.server.Operation.Verb;

/** The methods that an address knows, for the {@code Allow} header that a 405 must have: RFC 7231, 6.5.5. */
final class AllowedMethods {

    private static final List<String> READING = List.of("GET", "HEAD");
    private static final List<String> ASKING = List.of("POST");

    /** Of what a job is followed by and ended with. */
    private static final List<String> JOB = List.of("GET", "DELETE");

    private AllowedMethods() {}

    static List<String> at(List<String> path, Operations operations) {
        String last = path.isEmpty() ? "" : path.getLast();
        if (path.size() > 1 && path.getFirst().startsWith("$")) {
            return JOB;
        }
        if (last.startsWith("$")) {
            return operation(path, last.substring(1), operations);
        }
        if (last.equals("_search")) {
            return ASKING;
        }
        if (path.isEmpty()) {
            return List.of("GET", "HEAD", "POST");
        }
        if (path.size() > 2 || last.equals("_history") || OpenPages.ADDRESSES.contains(path)) {
            return READING;
        }
        // PUT, PATCH and DELETE of a type need a condition, and were refused for the lack of one.
        return path.size() == 1 ? List.of("GET", "HEAD", "POST") : List.of("GET", "HEAD", "PUT", "PATCH", "DELETE");
    }

    private static List<String> operation(List<String> path, String name, Operations operations) {
        Level level = switch (path.size()) {
            case 1 -> Level.SYSTEM;
            case 2 -> Level.TYPE;
            default -> Level.INSTANCE;
        };
        boolean posted = operations
                .find(level, path.size() == 1 ? "" : path.getFirst(), name)
                .filter(operation -> operation.verb() == Verb.POST)
                .isPresent();
        return posted ? ASKING : List.of("GET", "HEAD", "POST");
    }
}
