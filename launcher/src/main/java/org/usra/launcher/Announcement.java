package org.usra.launcher;

import java.util.stream.Collectors;
import org.usra.launcher.keycloak.DemoRealm;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.Progress;

/** The last lines of a good start: that it is one, where everything is, and who can sign in. */
final class Announcement {

    /** Scripts and tests wait for this line. */
    static final String READY = "Usra is ready";

    private Announcement() {}

    static void print(Progress progress, Addresses addresses) {
        DemoRealm realm = DemoRealm.shipped();
        String names = realm.users().stream().map(DemoRealm.User::name).collect(Collectors.joining(" "));
        String ports = addresses.equals(Addresses.USUAL) ? "" : " --ports " + addresses.base();
        progress.print("""

                %s

                  Screens           %s
                  Record (FHIR)     %s
                  Referrals (FHIR)  %s
                  Keycloak          %s
                  PostgreSQL        %s

                  Users, password %s:  %s
                  Systems:  %s
                  A token for any of them:  ./run token doctor%s

                  Every person in this data is invented. Ctrl-C stops everything and keeps the data.
                """.formatted(
                        READY,
                        addresses.clinic(),
                        addresses.record(),
                        addresses.referral(),
                        addresses.issuer(),
                        addresses.database("usra"),
                        DemoRealm.PASSWORD,
                        names,
                        String.join(" ", realm.systems()),
                        ports));
    }
}
