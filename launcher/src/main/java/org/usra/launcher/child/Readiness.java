package org.usra.launcher.child;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.usra.launcher.site.LaunchFailed;
import org.usra.launcher.site.LaunchFailure;

/**
 * Asks a child over HTTP until its answer shows that it is this very child and that it can serve: another process on
 * the same port may answer 200 as well.
 */
public final class Readiness {

    private static final long PAUSE_MILLIS = 200;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Returns when the answer at the address is 200 and its body is the expected one. */
    public void await(Child child, URI address, Duration patience, Predicate<String> body) {
        long deadline = System.nanoTime() + patience.toNanos();
        String last = "no answer";
        while (System.nanoTime() < deadline) {
            if (!child.isAlive()) {
                throw child.died();
            }
            try {
                var answer = client.send(
                        HttpRequest.newBuilder(address)
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == 200 && body.test(answer.body().strip())) {
                    return;
                }
                last = "status " + answer.statusCode();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new LaunchFailed(
                LaunchFailure.NOT_READY,
                child.name() + " was not ready after " + patience.toSeconds() + " s: " + address + " gave " + last
                        + ". The last lines of " + child.log() + ":\n" + child.lastWords());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
