package org.usra.record.search;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One {@code name=value} of a query, decoded; the order of parameters is kept. */
public record QueryParameter(String name, String value) {

    /** It chooses resources; the others say how much of them is wanted, and how it is shown. */
    public boolean isCriterion() {
        return !ResultOptions.understands(name);
    }

    /** Reads a raw query string or a form body. */
    public static List<QueryParameter> parse(@Nullable String query) {
        List<QueryParameter> parameters = new ArrayList<>();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                parameters.add(
                        equals < 0
                                ? new QueryParameter(decode(pair), "")
                                : new QueryParameter(
                                        decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))));
            }
        }
        return parameters;
    }

    /** The query string again, as the self link shows it. */
    public static String encode(List<QueryParameter> parameters) {
        StringBuilder query = new StringBuilder();
        for (QueryParameter parameter : parameters) {
            query.append(query.isEmpty() ? "" : "&")
                    .append(encode(parameter.name))
                    .append('=')
                    .append(encode(parameter.value));
        }
        return query.toString();
    }

    private static String decode(String text) {
        try {
            String decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            // PostgreSQL stores no NUL, so nothing can be found by one.
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw SearchFault.value(
                    text, "it is not percent-encoded as a URL must be", "ليست مرمّزة بعلامة % كما ينبغي لعنوان");
        }
        throw SearchFault.value(
                text, "it holds a character that no resource can hold", "فيها محرف لا يمكن أن يوجد في أي سجل");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("%3A", ":")
                .replace("%2C", ",")
                .replace("%2F", "/");
    }
}
