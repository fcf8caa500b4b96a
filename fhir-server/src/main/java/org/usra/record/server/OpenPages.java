package org.usra.record.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.usra.record.interaction.Answer;

/** What everybody may read without a token: the CapabilityStatement, and where to sign in. */
@Component
class OpenPages {

    private static final List<String> METADATA = List.of("metadata");
    private static final List<String> SMART = List.of(".well-known", "smart-configuration");
    static final List<List<String>> ADDRESSES = List.of(METADATA, SMART);

    private final Capabilities capabilities;
    private final String issuer;

    OpenPages(Capabilities capabilities, @Value("${usra.issuer:http://localhost:8083/realms/usra}") String issuer) {
        this.capabilities = capabilities;
        this.issuer = issuer;
    }

    /** Null for every other address. */
    @Nullable
    Answer find(List<String> path) {
        if (path.equals(METADATA)) {
            return Answer.ok(capabilities.json());
        }
        return path.equals(SMART) ? Answer.ok(smart()) : null;
    }

    /** Nobody writes here. */
    void requireReading(String method) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw HttpFault.method();
        }
    }

    private byte[] smart() {
        String endpoints = issuer + "/protocol/openid-connect/";
        return ("{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + endpoints + "certs\",\"authorization_endpoint\":\""
                        + endpoints + "auth\",\"token_endpoint\":\"" + endpoints
                        + "token\",\"introspection_endpoint\":\"" + endpoints
                        + "token/introspect\",\"grant_types_supported\":[\"authorization_code\",\"client_credentials\"],"
                        + "\"code_challenge_methods_supported\":[\"S256\"],\"capabilities\":[\"client-confidential-symmetric\"]}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
