package org.usra.clinic.shell;

import java.util.List;
import org.usra.clinic.access.Role;

/** A link in the header: where it goes and the message that names it. */
public record NavLink(String href, String message) {

    private static final NavLink INBOX = new NavLink("/inbox", "nav.inbox");
    private static final NavLink DIRECTORY = new NavLink("/directory", "nav.directory");

    static List<NavLink> of(Role role) {
        return switch (role) {
            case DOCTOR, NURSE -> List.of(INBOX, DIRECTORY);
            case REGISTRAR -> List.of(new NavLink("/register", "nav.register"), DIRECTORY);
            case HOSPITAL -> List.of(new NavLink("/desk", "nav.desk"), new NavLink("/er", "nav.er"), DIRECTORY);
            case EMERGENCY -> List.of(new NavLink("/er", "nav.er"), new NavLink("/desk", "nav.desk"), DIRECTORY);
            case INSURER -> List.of(new NavLink("/cover", "nav.cover"), DIRECTORY);
            case CITIZEN -> List.of(new NavLink("/c", "nav.citizen"), DIRECTORY);
            case DIRECTORATE, ACCREDITOR, PROVIDER, CALLCENTRE, ADMIN -> List.of(DIRECTORY);
        };
    }
}
