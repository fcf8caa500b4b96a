package org.usra.rules.naming;

/**
 * The canonical base of Usra and the three families of names under it.
 *
 * <p>{@code fhir.usra.example} is a reserved name (RFC 2606): the operator of a real scheme replaces it here and nowhere
 * else, by the system property or environment variable {@code USRA_CANONICAL}.
 */
public final class Canonical {

    /** Where every name of the scheme begins, without a slash at the end. */
    public static final String BASE = base();

    private Canonical() {}

    /** The system of an identifier, for example {@code identifier("national-id")}. */
    public static String identifier(String name) {
        return BASE + "/id/" + name;
    }

    /** The URL of a code system of ours, for example {@code codeSystem("service")}. */
    public static String codeSystem(String name) {
        return BASE + "/CodeSystem/" + name;
    }

    /** The URL of a profile or an extension of ours, for example {@code structure("member-role")}. */
    public static String structure(String name) {
        return BASE + "/StructureDefinition/" + name;
    }

    private static String base() {
        String property = System.getProperty("USRA_CANONICAL");
        String variable = property == null ? System.getenv("USRA_CANONICAL") : property;
        return variable == null ? "https://fhir.usra.example" : variable;
    }
}
