package org.usra.launcher.site;

import java.util.Map;
import java.util.TreeMap;

/**
 * The five neighbouring ports of one installation, and the URLs made of them. Always {@code localhost}, because a token
 * names its issuer letter by letter.
 */
public record Addresses(int base) {

    /** Where {@code ./run} listens unless told otherwise. */
    public static final Addresses USUAL = new Addresses(8080);

    public int clinicPort() {
        return base;
    }

    public int recordPort() {
        return base + 1;
    }

    public int referralPort() {
        return base + 2;
    }

    public int keycloakPort() {
        return base + 3;
    }

    public int postgresPort() {
        return base + 4;
    }

    public String clinic() {
        return "http://localhost:" + clinicPort();
    }

    /** The FHIR base of the record. */
    public String record() {
        return "http://localhost:" + recordPort() + "/fhir";
    }

    /** The FHIR base of the referral process. */
    public String referral() {
        return "http://localhost:" + referralPort() + "/fhir";
    }

    public String keycloak() {
        return "http://localhost:" + keycloakPort();
    }

    /** Who signs the tokens of this installation. */
    public String issuer() {
        return keycloak() + "/realms/usra";
    }

    public String database(String name) {
        return "jdbc:postgresql://localhost:" + postgresPort() + "/" + name;
    }

    /** Each port with the name of what will listen there, in order. */
    public Map<Integer, String> ports() {
        return new TreeMap<>(Map.of(
                clinicPort(), "clinic-ui",
                recordPort(), "fhir-server",
                referralPort(), "referral-service",
                keycloakPort(), "Keycloak",
                postgresPort(), "PostgreSQL"));
    }
}
