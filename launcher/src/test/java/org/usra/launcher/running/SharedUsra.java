package org.usra.launcher.running;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.site.FreePorts;

/**
 * One Usra for every test class that asks for a {@link RunningUsra}: the first starts it, and it stops after the last test
 * of all. Its data stays in {@code launcher/target} until the next time, so that the logs of a failure can be read.
 */
public final class SharedUsra implements ParameterResolver {

    private static final Path DATA = Checkout.root().resolve("launcher/target/shared-usra");

    /** Enough families for every step of the demonstration. */
    private static final String HOUSEHOLDS = "40";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(RunningUsra.class);
    }

    @Override
    public RunningUsra resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedUsra.class))
                .computeIfAbsent(RunningUsra.class, type -> start(), RunningUsra.class);
    }

    private static RunningUsra start() {
        RunningUsra usra = RunningUsra.begin(FreePorts.block(), DATA, "--fresh", "--households", HOUSEHOLDS);
        try {
            return usra.awaitReady();
        } catch (RuntimeException notReady) {
            usra.close();
            throw notReady;
        }
    }
}
