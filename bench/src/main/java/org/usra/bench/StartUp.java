package org.usra.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a second instance of the running record costs until it is ready: same program, same options, same database. */
final class StartUp {

    private static final int MOST_SECONDS = 120;

    private final long running;
    private final HttpClient client;

    StartUp(long running, HttpClient client) {
        this.running = running;
        this.client = client;
    }

    /** CPU seconds until {@code /ready} answers 200. */
    double cpuSeconds() throws IOException {
        return cpuSeconds(words("cmdline"));
    }

    /**
     * The same from the unpacked jar with a cache of loaded classes and profiles (JEP 483, 515), which a first instance leaves
     * when it is stopped.
     *
     * @param folder for the unpacked jar and the cache
     */
    double cpuSecondsWithCache(Path folder) throws IOException {
        List<String> command = words("cmdline");
        int classPath = command.indexOf("-cp");
        List<String> options = command.subList(0, classPath);
        String jar = Arrays.stream(command.get(classPath + 1).split(":", -1))
                .filter(path -> path.endsWith("-exec.jar"))
                .findFirst()
                .orElseThrow();
        end(new ProcessBuilder(
                        command.getFirst(),
                        "-Djarmode=tools",
                        "-jar",
                        jar,
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        List<String> unpacked =
                List.of("-jar", folder.resolve(Path.of(jar).getFileName()).toString());
        Path cache = folder.resolve("fhir-server.aot");
        cpuSeconds(join(options, List.of("-XX:AOTCacheOutput=" + cache), unpacked));
        if (!Files.exists(cache)) {
            throw new IllegalStateException("the first instance left no cache");
        }
        return cpuSeconds(join(options, List.of("-XX:AOTCache=" + cache), unpacked));
    }

    @SafeVarargs
    private static List<String> join(List<String>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    private double cpuSeconds(List<String> command) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        for (String variable : words("environ")) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                builder.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        builder.environment().put("SERVER_PORT", String.valueOf(port));
        Process process = builder.start();
        try {
            for (int i = 0; i < MOST_SECONDS * 10 && process.isAlive(); i++) {
                if (isReady(port)) {
                    return CpuClock.ofProcess(process.pid()) / 1000;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            throw new IllegalStateException("a second fhir-server did not become ready");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroy();
            end(process);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady(int port) throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/ready"))
                .build();
        try {
            return client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Of the running process, from /proc. */
    private List<String> words(String file) throws IOException {
        String text = Files.readString(Path.of("/proc/" + running + "/" + file), StandardCharsets.UTF_8);
        return List.of(text.replaceAll("\0+$", "").split("\0", -1));
    }
}
