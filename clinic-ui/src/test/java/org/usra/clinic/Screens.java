package org.usra.clinic;

import org.springframework.boot.SpringApplication;
import org.usra.clinic.outside.OutsideWorld;

/** The screens, started once for all page tests, on canned data. */
final class Screens {

    static final OutsideWorld OUTSIDE = new OutsideWorld(0);
    static final String ORIGIN = start();

    private Screens() {}

    private static String start() {
        int port = freePort();
        SpringApplication.run(ClinicUi.class, LookAtPages.settings(port, OUTSIDE));
        return "http://localhost:" + port;
    }

    private static int freePort() {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
