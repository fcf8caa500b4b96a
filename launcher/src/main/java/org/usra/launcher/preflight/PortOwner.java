package org.usra.launcher.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process that listens on a port, found in {@code /proc} the way {@code ss -ltnp} finds it. */
final class PortOwner {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** For example {@code pid 4711 (java)}; where the system hides it, {@code another process}. */
    static String describe(int port) {
        Set<String> sockets = Stream.of("net/tcp", "net/tcp6")
                .flatMap(table -> linesOf(PROC.resolve(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(column -> column.length > 9 && column[3].equals(LISTENING) && portOf(column[1]) == port)
                .map(column -> "socket:[" + column[9] + "]")
                .collect(Collectors.toSet());
        return processes()
                .filter(process -> holdsOneOf(process, sockets))
                .findFirst()
                .map(PortOwner::nameOf)
                .orElse("another process");
    }

    private static int portOf(String localAddress) {
        int colon = localAddress.indexOf(':');
        return colon < 0 ? -1 : Integer.parseInt(localAddress.substring(colon + 1), 16);
    }

    private static Stream<Path> processes() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries
                    .filter(entry -> entry.getFileName().toString().chars().allMatch(Character::isDigit))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean holdsOneOf(Path process, Set<String> sockets) {
        try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
            return descriptors.anyMatch(
                    descriptor -> targetOf(descriptor).filter(sockets::contains).isPresent());
        } catch (IOException e) {
            return false; // It ended meanwhile, or belongs to another user.
        }
    }

    private static Optional<String> targetOf(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Path process) {
        List<String> name = linesOf(process.resolve("comm"));
        return "pid " + process.getFileName() + (name.isEmpty() ? "" : " (" + name.getFirst() + ")");
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
