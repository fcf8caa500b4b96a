package org.usra.record.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.usra.record.document.ResourceDocument;
import org.usra.rules.naming.Canonical;
import org.usra.rules.refusal.Refusal;

/**
 * Whether a well-formed resource keeps to the profiles of the scheme. A profile is compiled when the first resource meets it.
 *
 * <p>{@code ProfilesAgainstHapiTest} holds its verdicts to those of HL7's validator.
 */
@Component
public final class ProfileCheck {

    private final Applicability applicability = new Applicability();
    private final Map<String, Profile> compiled = new ConcurrentHashMap<>();
    private final ProfileReader reader = new ProfileReader(
            url -> find(url).orElseThrow(() -> new IllegalStateException("the guide has no extension " + url)));

    /**
     * What a check found.
     *
     * @param profiles the URLs of those that judged
     */
    public record Verdict(List<String> profiles, List<Refusal> faults) {}

    /** The types that the scheme has profiles for, each with the URLs of them. */
    public Map<String, List<String>> supported() {
        return new LinkedHashMap<>(applicability.byType());
    }

    /** Whether the guide has a profile of this URL, with or without its version. */
    public boolean knows(String url) {
        return find(url).isPresent();
    }

    /**
     * By the profiles that the resource claims and those of the table.
     *
     * @param claimedOnly the import scope brings what others wrote: only what claims a profile of ours is held to it
     */
    public Verdict check(ResourceDocument document, boolean claimedOnly) {
        JsonNode root = document.root();
        List<String> urls = new ArrayList<>(claimedOnly ? List.of() : applicability.of(root));
        List<Refusal> faults = new ArrayList<>();
        JsonNode claimed = root.path("meta").path("profile");
        for (int i = 0; i < claimed.size(); i++) {
            String url = claimed.get(i).asText();
            if (!url.startsWith(Canonical.structure(""))) {
                continue;
            }
            String element = document.type() + ".meta.profile[" + i + "]";
            Optional<Profile> profile = find(url);
            if (profile.isEmpty()) {
                faults.add(ProfileFault.unknown(url, element));
            } else if (!profile.get().type().equals(document.type())) {
                faults.add(ProfileFault.ofAnotherType(profile.get(), element));
            } else if (!urls.contains(profile.get().url())) {
                urls.add(profile.get().url());
            }
        }
        for (String url : urls) {
            faults.addAll(faults(document, url));
        }
        return new Verdict(urls, faults);
    }

    /** By one profile, whatever the resource claims. */
    public Verdict check(ResourceDocument document, String url) {
        Profile profile = find(url).orElseThrow();
        if (!profile.type().equals(document.type())) {
            return new Verdict(List.of(), List.of(ProfileFault.ofAnotherType(profile, document.type())));
        }
        return new Verdict(List.of(profile.url()), faults(document, profile.url()));
    }

    private List<Refusal> faults(ResourceDocument document, String url) {
        return new ProfileWalk(find(url).orElseThrow()).faults(document.root());
    }

    private Optional<Profile> find(String canonical) {
        Profile known = compiled.get(canonical);
        if (known != null) {
            return Optional.of(known);
        }
        int bar = canonical.indexOf('|');
        String url = bar < 0 ? canonical : canonical.substring(0, bar);
        Optional<Profile> profile = Guide.find("StructureDefinition", url)
                .filter(definition -> bar < 0
                        || canonical
                                .substring(bar + 1)
                                .equals(definition.path("version").asText()))
                .map(reader::read);
        // Only what exists is kept: a client chooses the URL.
        profile.ifPresent(found -> compiled.putIfAbsent(canonical, found));
        return profile;
    }
}
