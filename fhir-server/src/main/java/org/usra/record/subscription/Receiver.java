package org.usra.record.subscription;

import jakarta.annotation.PreDestroy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/** Sends a notification over HTTP. Only 2xx is an answer: a redirect is not followed, since it may lead anywhere. */
@Component
class Receiver {

    private final Secrets secrets;
    private final Clock clock;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Receiver(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Empty when the receiver has taken it, else why not, in words that name nothing of the inside. */
    Optional<String> send(String subscription, Terms terms, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(terms.endpoint()).timeout(terms.timeout());
        if (!terms.headers().isEmpty()) {
            request.headers(terms.headers().toArray(String[]::new));
        }
        request.setHeader("Content-Type", "application/fhir+json;charset=UTF-8");
        secrets.of(subscription).ifPresent(secret -> {
            String timestamp = Long.toString(clock.instant().getEpochSecond());
            request.setHeader(Signature.TIMESTAMP, timestamp);
            request.setHeader(Signature.HEADER, Signature.of(secret, timestamp, body));
        });
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(
                request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own timeout ends with the headers: a body without end is met here.
            int status = answer.get(terms.timeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode();
            return status >= 200 && status < 300 ? Optional.empty() : Optional.of("The receiver answered " + status);
        } catch (TimeoutException e) {
            answer.cancel(true);
            return Optional.of("The receiver did not answer in time");
        } catch (ExecutionException e) {
            return Optional.of("The receiver cannot be reached");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.of("The server is stopping");
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
