package org.usra.record.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.store.ResourceKey;
import org.usra.record.store.SearchKeys;

/** <a href="https://hl7.org/fhir/R4/search.html#reference">Reference</a> parameters: by id, type and id, URL or identifier. */
final class ReferenceValues {

    private static final Pattern LOCAL =
            Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(/_history/[A-Za-z0-9\\-.]{1,64})?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final FhirDefinitions definitions;
    private final PublicAddress address;

    ReferenceValues(FhirDefinitions definitions, PublicAddress address) {
        this.definitions = definitions;
        this.address = address;
    }

    Criterion parse(SearchParameter parameter, SearchKeys keys, @Nullable String modifier, List<String> values) {
        Found found = new Found(parameter, keys);
        for (String escaped : values) {
            if ("identifier".equals(modifier)) {
                found.identifier(escaped);
            } else if (modifier == null) {
                found.reference(EscapedText.unescape(escaped), null);
            } else if (definitions.isResourceType(modifier)) {
                found.reference(EscapedText.unescape(escaped), modifier);
            } else {
                throw SearchFault.modifier(parameter.code() + ":" + modifier);
            }
        }
        return found.criterion();
    }

    /** References to any of these resources. */
    static Criterion to(SearchParameter parameter, SearchKeys keys, List<ResourceKey> targets) {
        Set<Long> asked = new HashSet<>();
        targets.forEach(target -> asked.add(keys.reference(parameter.number(), target.type(), target.id())));
        Set<ResourceKey> wanted = Set.copyOf(targets);
        return new Criterion.Keyed(
                parameter.code(),
                asked,
                false,
                values -> values.references().stream()
                        .anyMatch(reference -> reference.parameter().equals(parameter.code())
                                && reference.type() != null
                                && reference.id() != null
                                && wanted.contains(new ResourceKey(reference.type(), reference.id()))));
    }

    /** The alternatives of one parameter, collected. */
    private final class Found {

        private final SearchParameter parameter;
        private final SearchKeys keys;
        private final Set<Long> asked = new HashSet<>();
        private Predicate<Reference> matches = reference -> false;

        Found(SearchParameter parameter, SearchKeys keys) {
            this.parameter = parameter;
            this.keys = keys;
        }

        void identifier(String escaped) {
            List<String> parts = EscapedText.split(escaped, '|');
            String value = EscapedText.unescape(parts.getLast());
            if (parts.size() == 1) {
                asked.add(keys.referenceIdentifierValue(parameter.number(), value));
                matches = matches.or(reference -> value.equals(reference.identifierValue()));
            } else {
                String system = EscapedText.unescape(parts.getFirst());
                asked.add(keys.referenceIdentifier(parameter.number(), system, value));
                matches = matches.or(reference -> value.equals(reference.identifierValue())
                        && system.equals(reference.identifierSystem() == null ? "" : reference.identifierSystem()));
            }
        }

        void reference(String value, @Nullable String type) {
            Matcher local = LOCAL.matcher(address.below(value).orElse(value));
            if (local.matches() && definitions.isResourceType(local.group(1))) {
                if (type == null || type.equals(local.group(1))) {
                    to(local.group(1), local.group(2));
                }
            } else if (type != null && ID.matcher(value).matches()) {
                to(type, value);
            } else if (ID.matcher(value).matches()) {
                asked.add(keys.referenceId(parameter.number(), value));
                matches = matches.or(reference -> value.equals(reference.id()));
            } else {
                asked.add(keys.url(parameter.number(), value));
                matches = matches.or(reference -> reference.url() != null
                        && (reference.url().equals(value) || reference.url().startsWith(value + "|")));
            }
        }

        private void to(String type, String id) {
            asked.add(keys.reference(parameter.number(), type, id));
            matches = matches.or(reference -> type.equals(reference.type()) && id.equals(reference.id()));
        }

        Criterion criterion() {
            return new Criterion.Keyed(
                    parameter.code(),
                    asked,
                    false,
                    values -> values.references().stream()
                            .anyMatch(reference ->
                                    reference.parameter().equals(parameter.code()) && matches.test(reference)));
        }
    }
}
