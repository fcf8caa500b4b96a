package org.usra.launcher.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build made: the packaged services and the Keycloak distribution, found in the checkout. */
public record Programs(Path checkout) {

    /** The runnable jar of a service module, for example of {@code fhir-server}. */
    public Path service(String module) {
        Path target = checkout.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (Stream<Path> entries = Files.list(target)) {
                List<Path> jars = entries.filter(
                                file -> file.getFileName().toString().endsWith("-exec.jar"))
                        .toList();
                if (jars.size() == 1) {
                    return jars.getFirst();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw notBuilt(target.resolve(module + "-*-exec.jar"));
    }

    /** The home of the Keycloak distribution, with our realm and theme in it. */
    public Path keycloak() {
        Path unpacked = checkout.resolve("launcher/target/keycloak");
        if (Files.isDirectory(unpacked)) {
            try (Stream<Path> entries = Files.list(unpacked)) {
                List<Path> homes = entries.filter(home -> Files.exists(home.resolve("lib/quarkus-run.jar")))
                        .toList();
                if (homes.size() == 1) {
                    return homes.getFirst();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw notBuilt(unpacked);
    }

    private static LaunchFailed notBuilt(Path missing) {
        return new LaunchFailed(
                LaunchFailure.NOT_BUILT, missing + " is missing. Build first: ./run without --no-build.");
    }
}
