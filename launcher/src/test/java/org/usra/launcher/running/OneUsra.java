package org.usra.launcher.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.FreePorts;

/**
 * One Usra with 40 households for all test classes that ask for it: started for the first, stopped after the last. With
 * {@code -Dusra.ports=BASE} they look at one that runs already, as a person does between two edits.
 */
final class OneUsra implements ParameterResolver {

    /** The screens tell a signed-in person which addresses they answer; only here, and they alone. */
    private static final Map<String, String> WITH_ITS_ROUTES = Map.of(
            "USRA_JAVA_OPTIONS_CLINIC_UI",
            "-Dmanagement.endpoint.mappings.access=read-only -Dmanagement.endpoints.web.exposure.include=mappings");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Addresses.class;
    }

    @Override
    public Addresses resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Integer running = Integer.getInteger("usra.ports");
        return running == null
                ? context.getRoot()
                        .getStore(Namespace.create(OneUsra.class))
                        .computeIfAbsent(Started.class, key -> Started.now(), Started.class)
                        .usra()
                        .addresses()
                : new Addresses(running);
    }

    /** It, and where its data lies; the store of the whole test run closes it. */
    private record Started(RunningUsra usra, Path data) implements AutoCloseable {

        static Started now() {
            try {
                Path data = Files.createTempDirectory("usra-");
                Started started = new Started(
                        RunningUsra.begin(FreePorts.block(), data, WITH_ITS_ROUTES, "--households", "40"), data);
                try {
                    started.usra.awaitReady();
                } catch (RuntimeException notReady) {
                    started.close();
                    throw notReady;
                }
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            usra.close();
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
