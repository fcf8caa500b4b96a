package org.usra.record.search;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.usra.record.store.ResourceKey;

/**
 * Where clients reach the record: the FHIR base in every link that leaves.
 *
 * @param publicUrl without a slash at the end
 */
@ConfigurationProperties("usra")
public record PublicAddress(
        @DefaultValue("http://localhost:8081/fhir") String publicUrl) {

    public String of(ResourceKey key) {
        return publicUrl + "/" + key;
    }

    /** The part below the base, when the URL is one of ours; empty for the base itself, which may bear a query. */
    public Optional<String> below(String url) {
        if (!url.startsWith(publicUrl)) {
            return Optional.empty();
        }
        String rest = url.substring(publicUrl.length());
        return rest.startsWith("/")
                ? Optional.of(rest.substring(1))
                : rest.isEmpty() || rest.startsWith("?") ? Optional.of(rest) : Optional.empty();
    }
}
