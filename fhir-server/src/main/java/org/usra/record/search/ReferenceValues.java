package org.usra.record.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usra.record.definition.Basis;
import org.usra.record.definition.FhirDefinitions;
import org.usra.record.definition.SearchParameter;
import org.usra.record.index.IndexedValues.Reference;
import org.usra.record.store.SearchKeys;

/** <a href="https://hl7.org/fhir/R4/search.html#reference">Reference</a> parameters: by id, type and id, URL or identifier. */
@Component
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

    Criterion parse(SearchParameter parameter, @Nullable String modifier, List<String> values) {
        Found found = new Found(parameter);
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
    Criterion to(SearchParameter parameter, List<Linked> targets) {
        Found found = new Found(parameter);
        for (Linked target : targets) {
            found.to(target.key().type(), target.key().id());
            target.canonicals().forEach(found::named);
        }
        return found.criterion();
    }

    /** The alternatives of one parameter, collected. */
    private final class Found {

        private final SearchParameter parameter;
        private final Basis basis;
        private final SearchKeys keys;
        private final boolean owning;
        private final Set<Long> asked = new HashSet<>();
        private final Set<String> owners = new HashSet<>();
        private final Set<String> literals = new HashSet<>();
        private final List<Predicate<Reference>> matches = new ArrayList<>();
        private boolean exact;
        private final List<Criterion> judged = new ArrayList<>();

        Found(SearchParameter parameter) {
            this.parameter = parameter;
            this.basis = definitions.basis(parameter);
            this.exact = basis.exact();
            this.keys = new SearchKeys(definitions.typeNumber(parameter.resourceType()));
            this.owning = definitions
                    .owner(parameter.resourceType())
                    .filter(owner -> basis.parameters().equals(List.of(owner)))
                    .isPresent();
        }

        void identifier(String escaped) {
            List<String> parts = EscapedText.split(escaped, '|');
            String value = EscapedText.unescape(parts.getLast());
            if (parts.size() == 2 && value.isEmpty()) {
                ofSystem(EscapedText.unescape(parts.getFirst()));
                return;
            }
            literals.add(value);
            if (parts.size() == 1) {
                basis.parameters().forEach(kept -> asked.add(keys.referenceIdentifierValue(kept.number(), value)));
                matches.add(reference -> value.equals(reference.identifierValue()));
            } else {
                String system = EscapedText.unescape(parts.getFirst());
                basis.parameters().forEach(kept -> asked.add(keys.referenceIdentifier(kept.number(), system, value)));
                matches.add(reference -> value.equals(reference.identifierValue())
                        && system.equals(reference.identifierSystem() == null ? "" : reference.identifierSystem()));
            }
        }

        /** A system alone has no key: among all that have a value the document decides. */
        private void ofSystem(String system) {
            judged.add(new Criterion.Judged(
                    Existence.present(parameter, basis),
                    parameter.code(),
                    values -> values.references().stream()
                            .anyMatch(reference -> reference.parameter().equals(parameter.code())
                                    && system.equals(reference.identifierSystem()))));
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
                List<String> targets =
                        parameter.targets().isEmpty() ? definitions.resourceTypes() : parameter.targets();
                targets.forEach(target -> to(target, value));
            } else {
                basis.parameters().forEach(kept -> asked.add(keys.url(kept.number(), value)));
                literals.add(value);
                matches.add(reference -> reference.url() != null
                        && (reference.url().equals(value) || reference.url().startsWith(value + "|")));
            }
        }

        /** By exactly this canonical URL; its key finds every version. */
        void named(String canonical) {
            basis.parameters().forEach(kept -> asked.add(keys.url(kept.number(), canonical)));
            exact = false;
            literals.add(canonical);
            matches.add(reference -> canonical.equals(reference.url()));
        }

        private List<String> targets() {
            if (parameter.code().equals("patient")) {
                return List.of("Patient");
            }
            return parameter.targets().isEmpty() ? definitions.resourceTypes() : parameter.targets();
        }

        /** A reference to the owner is the row's own patient, and has no key. */
        private void to(String type, String id) {
            if (!parameter.targets().isEmpty() && !parameter.targets().contains(type)) {
                return;
            }
            if (owning && type.equals("Patient")) {
                owners.add(id);
            } else {
                basis.parameters().forEach(kept -> asked.add(keys.reference(kept.number(), type, id)));
            }
            literals.add(type + "/" + id);
            matches.add(reference -> type.equals(reference.type()) && id.equals(reference.id()));
        }

        Criterion criterion() {
            if (judged.isEmpty() || !matches.isEmpty()) {
                judged.add(keyed());
            }
            return TextValues.anyOf(judged);
        }

        private Criterion keyed() {
            return new Criterion.Keyed(
                    parameter.code(),
                    asked,
                    owners,
                    exact,
                    asked.isEmpty() ? Set.of() : literals,
                    values -> values.references().stream()
                            .anyMatch(reference -> reference.parameter().equals(parameter.code())
                                    && matches.stream().anyMatch(match -> match.test(reference))));
        }
    }
}
