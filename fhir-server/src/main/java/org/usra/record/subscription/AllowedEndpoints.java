package org.usra.record.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The addresses that the operator lets this server call: {@code https://his.example.org/usra} or {@code
 * http://localhost:9000-9099}. Whatever is not on the list is refused, so that nobody makes the server call its neighbours.
 */
@Component
class AllowedEndpoints {

    private static final Pattern ENTRY =
            Pattern.compile("(https?)://(\\[[0-9a-fA-F:]+]|[^:/?#@\\s]+)(?::(\\d{1,5})(?:-(\\d{1,5}))?)?(/[^?#\\s]*)?");
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private record Entry(String scheme, String host, int from, int to, String path) {}

    private final List<Entry> entries;

    AllowedEndpoints(SubscriptionSettings settings) {
        this.entries =
                settings.endpoints().stream().map(AllowedEndpoints::entry).toList();
    }

    /** The address, if it may be called. */
    @Nullable
    URI allowed(String text) {
        try {
            URI uri = new URI(text);
            return entries.stream().anyMatch(entry -> covers(entry, uri)) ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Entry entry(String text) {
        Matcher parts = ENTRY.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalStateException("usra.subscription.endpoints: \"" + text + "\" is no address");
        }
        String host = parts.group(2).toLowerCase(Locale.ROOT);
        if (parts.group(1).equals("http") && !THIS_MACHINE.contains(host)) {
            throw new IllegalStateException(
                    "usra.subscription.endpoints: \"" + text + "\" leaves this machine, so it must be https");
        }
        int from = parts.group(3) == null ? port(parts.group(1)) : Integer.parseInt(parts.group(3));
        int to = parts.group(4) == null ? from : Integer.parseInt(parts.group(4));
        return new Entry(parts.group(1), host, from, to, parts.group(5) == null ? "/" : parts.group(5));
    }

    private static boolean covers(Entry entry, URI uri) {
        if (!entry.scheme().equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null) {
            return false;
        }
        int port = uri.getPort() < 0 ? port(entry.scheme()) : uri.getPort();
        return entry.host().equals(uri.getHost().toLowerCase(Locale.ROOT))
                && port >= entry.from()
                && port <= entry.to()
                && below(entry.path(), uri);
    }

    /** At a border between segments, and nothing that a receiver's server may take for a step up. */
    private static boolean below(String allowed, URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String hidden = path.toLowerCase(Locale.ROOT);
        if (hidden.contains("%2e") || hidden.contains("%2f") || hidden.contains("%5c")) {
            return false;
        }
        String start = allowed.endsWith("/") ? allowed : allowed + "/";
        return uri.normalize().getRawPath().equals(uri.getRawPath()) && (path + "/").startsWith(start);
    }

    private static int port(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
