package org.usra.launcher.site;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Five neighbouring ports that nobody uses, so that a test can run beside a running Usra. */
public final class FreePorts {

    private static final Random RANDOM = new Random();

    private FreePorts() {}

    /** Below the range from which the system gives ports to clients. */
    public static Addresses block() {
        return RANDOM.ints(20_000, 30_000)
                .filter(FreePorts::isFree)
                .limit(1)
                .mapToObj(Addresses::new)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int base) {
        List<Integer> ports = IntStream.range(base, base + 5).boxed().toList();
        return ports.stream().allMatch(FreePorts::canBind);
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
