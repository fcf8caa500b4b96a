package org.usra.launcher.keycloak;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.usra.launcher.child.Child;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;
import org.usra.launcher.site.Progress;

/** Keycloak's own build step, which fixes the database and the features; done once for each unpacked distribution. */
final class KeycloakBuild {

    /** Off: what nobody here uses is nothing to defend. */
    private static final List<String> COMMAND = List.of(
            "build",
            "--db=postgres",
            "--features-disabled=ciba,device-flow,impersonation,kerberos,token-exchange-standard,organization,par");

    private KeycloakBuild() {}

    /** Builds when no former build with the same options came to its end. */
    static void ensure(Path home, Path logs, Progress progress) {
        Path mark = home.resolve("usra-built");
        String wanted = String.join(" ", COMMAND);
        // Two launchers may share one checkout: the second waits here and then finds the mark.
        try (FileChannel channel = FileChannel.open(
                        home.resolve("usra-lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (Files.exists(mark) && Files.readString(mark).equals(wanted)) {
                return;
            }
            progress.say("Keycloak: building it for PostgreSQL, once");
            Files.deleteIfExists(mark);
            build(home, logs);
            Files.writeString(mark, wanted);
        } catch (IOException e) {
            throw new LaunchFailed(LaunchFailure.KEYCLOAK, "Keycloak cannot be built in " + home, e);
        }
    }

    private static void build(Path home, Path logs) {
        Child build = Child.start("keycloak-build", logs, KeycloakServer.command(home, COMMAND), Map.of());
        try {
            if (build.awaitEnd() != 0) {
                throw new LaunchFailed(
                        LaunchFailure.KEYCLOAK, "Keycloak's build failed. The last lines:\n" + build.lastWords());
            }
        } catch (InterruptedException e) {
            build.stop();
            Thread.currentThread().interrupt();
            throw new LaunchFailed(LaunchFailure.KEYCLOAK, "Keycloak's build was interrupted", e);
        }
    }
}
