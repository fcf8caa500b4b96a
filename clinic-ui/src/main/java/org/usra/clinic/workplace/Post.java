package org.usra.clinic.workplace;

import java.io.Serializable;

/**
 * A post: one person's role at one facility.
 *
 * @param practitionerRole id of the PractitionerRole, empty for a citizen
 * @param organization id of the facility, empty for a citizen
 */
public record Post(String practitionerRole, String organization) implements Serializable {

    public static final Post NONE = new Post("", "");

    public String reference() {
        return "PractitionerRole/" + practitionerRole;
    }

    public String facility() {
        return "Organization/" + organization;
    }

    public boolean held() {
        return !organization.isEmpty();
    }
}
