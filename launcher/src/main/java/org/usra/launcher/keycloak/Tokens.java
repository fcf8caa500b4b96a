package org.usra.launcher.keycloak;

import java.util.Map;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** Access tokens of the demonstration's people and systems, from the Keycloak that runs at these addresses. */
public final class Tokens {

    private final DemoRealm realm = DemoRealm.shipped();
    private final TokenEndpoint endpoint;

    public Tokens(Addresses addresses) {
        this.endpoint = new TokenEndpoint(addresses, "usra");
    }

    /** A token for a user or a system of the realm file. */
    public String of(String name) {
        if (realm.users().stream().anyMatch(user -> user.name().equals(name))) {
            return endpoint.ask(Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "usra-cli",
                    "scope",
                    "openid",
                    "username",
                    name,
                    "password",
                    DemoRealm.PASSWORD));
        }
        if (realm.systems().contains(name)) {
            return endpoint.ask(Map.of(
                    "grant_type",
                    "client_credentials",
                    "client_id",
                    name,
                    "client_secret",
                    realm.secretOf(name).orElseThrow()));
        }
        throw new LaunchFailed(
                LaunchFailure.TOKEN,
                "There is no user or system named " + name + ". Users: "
                        + String.join(
                                ", ",
                                realm.users().stream().map(DemoRealm.User::name).toList())
                        + ". Systems: " + String.join(", ", realm.systems()) + ".");
    }
}
