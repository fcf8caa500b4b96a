package org.usra.launcher;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.exception.ValidationFailedException;
import liquibase.ui.LoggerUIService;
import org.usra.db.Migration;
import org.usra.launcher.postgres.DurablePostgres;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/** The migration as a step of the start: quiet when it goes well, one sentence when it does not. */
final class Schemas {

    private Schemas() {}

    static void migrate(Addresses addresses) {
        Logger.getLogger("liquibase").setLevel(Level.WARNING);
        System.setProperty("liquibase.command.showSummary", "OFF");
        try {
            Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
                    () -> Migration.migrate(addresses.database("usra"), DurablePostgres.PASSWORD));
        } catch (Exception e) { // Liquibase's scope declares no narrower type.
            if (isOfAnEarlierBuild(e)) {
                throw new LaunchFailed(
                        LaunchFailure.MIGRATION,
                        "This data was made by a build before the first release, which kept it otherwise. Start over with"
                                + " --fresh, or name another directory with --data.",
                        e);
            }
            throw new LaunchFailed(LaunchFailure.MIGRATION, "The schemas could not be migrated: " + e.getMessage(), e);
        }
    }

    private static boolean isOfAnEarlierBuild(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ValidationFailedException) {
                return true;
            }
        }
        return false;
    }
}
