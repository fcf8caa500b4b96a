package org.usra.launcher.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.usra.launcher.house.Checkout;
import org.usra.launcher.keycloak.Tokens;
import org.usra.launcher.site.Addresses;
import org.usra.launcher.site.DataDirectory;

/**
 * The outside checks, copied to where node may put its packages: {@code ../shared} cannot be written, and what is copied
 * stays in {@code launcher/target}.
 */
final class Kit {

    private static final Path SHARED = Checkout.root().resolveSibling("shared");

    static final Path HOME = SHARED.resolve("kit");
    static final Path SYNTHEA = SHARED.resolve("data/synthea");

    private static final Path COPY = Checkout.root().resolve("launcher/target/conformance");

    private final Addresses usra;

    private Kit(Addresses usra) {
        this.usra = usra;
    }

    /** The checks with the packages they ask for, which npm takes from its cache where it can. */
    static Kit against(Addresses usra) {
        try {
            DataDirectory.delete(COPY);
            copy(HOME, COPY.resolve("kit"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        BoundedProcess.Ended packages = BoundedProcess.run(
                "npm",
                Duration.ofMinutes(10),
                List.of("env", "npm_config_prefer_offline=true", "bash", COPY + "/kit/setup.sh"));
        if (packages.exitCode() != 0) {
            throw new IllegalStateException("npm could not install what the checks need:\n" + packages.text());
        }
        return new Kit(usra);
    }

    /** HL7's examples, fetched from Maven Central; the directory. */
    static String examples() {
        String directory = COPY.resolve("examples").toString();
        BoundedProcess.Ended fetched = BoundedProcess.run(
                "fetch", Duration.ofMinutes(10), List.of("bash", COPY + "/kit/examples-load/fetch.sh", directory));
        if (fetched.exitCode() != 0) {
            throw new IllegalStateException("the examples could not be fetched:\n" + fetched.text());
        }
        return directory;
    }

    /** Runs one of its programs as the system that may everything. */
    BoundedProcess.Ended run(Duration atMost, String program, String... more) {
        List<String> command = new ArrayList<>(List.of(
                "node",
                COPY.resolve("kit").resolve(program).toString(),
                "--base",
                usra.record(),
                "--token",
                new Tokens(usra).of("conformance")));
        command.addAll(List.of(more));
        return BoundedProcess.run(program.replaceAll(".*/|\\.mjs", ""), atMost, command);
    }

    /** Runs one of its suites; what became of each check. */
    List<Check> checks(Duration atMost, String program) {
        Path results = COPY.resolve("results.tsv");
        BoundedProcess.Ended suite = run(atMost, program, "--out", results.toString());
        assertThat(results).as("%s ended with %s", program, suite.exitCode()).exists();
        try (Stream<String> lines = Files.lines(results)) {
            return lines.map(Check::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            results.toFile().delete();
        }
    }

    /** One check of a suite. */
    record Check(String name, String level, String outcome, String message) {

        private static Check of(String line) {
            String[] columns = line.split("\t", -1);
            return new Check(columns[0] + "/" + columns[1], columns[2], columns[3], columns[5]);
        }

        boolean is(String wanted) {
            return outcome.equals(wanted);
        }
    }

    /** Content only: the read-only rights of the original would keep npm out of the copy. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path target = to.resolve(entry.getFileName());
                if (Files.isDirectory(entry)) {
                    copy(entry, target);
                } else {
                    Files.write(target, Files.readAllBytes(entry));
                }
            }
        }
    }
}
