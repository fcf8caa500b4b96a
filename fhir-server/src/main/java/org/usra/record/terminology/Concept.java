package org.usra.record.terminology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One code of a code system.
 *
 * @param ancestors every concept above it, without itself
 * @param selectable false for one that only groups others
 */
public record Concept(
        String code,
        @Nullable String display,
        List<Designation> designations,
        List<Property> properties,
        List<String> parents,
        Set<String> ancestors,
        boolean inactive,
        boolean selectable) {

    /** Another name; {@code use} is a code of {@code http://terminology.hl7.org/CodeSystem/designation-usage} or null. */
    public record Designation(
            @Nullable String language, @Nullable String use, String value) {}

    /** @param type what follows {@code value} in FHIR: {@code Code}, {@code String}, {@code Boolean} and so on */
    public record Property(String code, String type, String value) {}

    /** The name in this language, or in a wider one ({@code ar} for {@code ar-EG}); else the display. */
    public @Nullable String display(@Nullable String language) {
        return language == null ? display : named(language).orElse(display);
    }

    private Optional<String> named(String language) {
        String wanted = language.toLowerCase(Locale.ROOT);
        return designations.stream()
                .filter(name -> name.language() != null
                        && isWithin(wanted, name.language().toLowerCase(Locale.ROOT)))
                .map(Designation::value)
                .findFirst();
    }

    private static boolean isWithin(String wanted, String offered) {
        return wanted.equals(offered) || wanted.startsWith(offered + "-");
    }

    /** Every text that the concept may be found by. */
    public List<String> texts() {
        List<String> texts = new ArrayList<>();
        texts.add(code);
        names().forEach(texts::add);
        return texts;
    }

    /** Its display and all other names. */
    public Stream<String> names() {
        return Stream.concat(Stream.ofNullable(display), designations.stream().map(Designation::value));
    }

    /** The values of one property, those that every concept has included. */
    public List<String> values(String property) {
        return switch (property) {
            case "code", "concept" -> List.of(code);
            case "display" -> display == null ? List.of() : List.of(display);
            case "parent" -> parents;
            case "inactive" -> List.of(String.valueOf(inactive));
            case "notSelectable", "abstract" -> List.of(String.valueOf(!selectable));
            default ->
                properties.stream()
                        .filter(value -> value.code().equals(property))
                        .map(Property::value)
                        .toList();
        };
    }

    /** The same, with the names and properties that a supplement adds. */
    public Concept with(List<Designation> moreNames, List<Property> moreProperties) {
        return new Concept(
                code,
                display,
                Stream.concat(designations.stream(), moreNames.stream()).toList(),
                Stream.concat(properties.stream(), moreProperties.stream()).toList(),
                parents,
                ancestors,
                inactive,
                selectable);
    }

    /** The same in the words of a value set: its display instead, its names before the others. */
    public Concept worded(Concept words) {
        return new Concept(
                code,
                words.display() == null ? display : words.display(),
                Stream.concat(words.designations().stream(), designations.stream())
                        .distinct()
                        .toList(),
                properties,
                parents,
                ancestors,
                inactive,
                selectable);
    }
}
