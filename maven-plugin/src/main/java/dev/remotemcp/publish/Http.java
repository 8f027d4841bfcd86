package dev.remotemcp.publish;

import dev.remotemcp.connect.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Sends requests, and sends them again when a service is busy: up to five times, 1, 2, 4 and 8 s apart or as the
 * service says. Requests that make something are repeated only where it is certain that nothing was made. Follows no
 * redirect, so that no token gets elsewhere. May be used by several threads.
 */
public final class Http {
    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Set<Integer> NOT_DONE = Set.of(429, 503);
    private static final Set<Integer> PERHAPS_DONE = Set.of(408, 500, 502, 504);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Redactor redactor = new Redactor();
    private final Pause pause;

    /** @param pause how to wait between attempts */
    public Http(Pause pause) {
        this.pause = pause;
    }

    /** What may be told of a text. */
    String shown(String text) {
        return redactor.show(text);
    }

    /** Keeps a secret out of everything that is told. */
    void hide(Secret secret) {
        redactor.hide(secret);
    }

    /**
     * Sends a request.
     *
     * @return the answer, whatever its status
     * @throws RefusedException if none came, or the service stayed busy
     */
    Answer send(Request request) throws RefusedException, InterruptedException {
        request.bearer().ifPresent(redactor::hide);
        HttpRequest sent = built(request);
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS;
            Duration wait = Duration.ofSeconds(1L << (attempt - 1));
            try {
                HttpResponse<String> response = client.send(sent, HttpResponse.BodyHandlers.ofString());
                int status = response.statusCode();
                if (!NOT_DONE.contains(status) && !(PERHAPS_DONE.contains(status) && request.repeatable())) {
                    return new Answer(
                            status,
                            response.headers().firstValue("Content-Type").orElse(""),
                            response.body());
                }
                Duration asked = retryAfter(response).orElse(wait);
                if (last || asked.compareTo(LONGEST_WAIT) > 0) {
                    throw busy(request, response, attempt);
                }
                wait = asked;
            } catch (IOException e) {
                boolean neverSent = e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
                if (last || !(neverSent || request.repeatable())) {
                    throw new RefusedException(
                            request.uri().getHost() + " gave no answer to " + request.method() + " "
                                    + request.uri().getPath() + " ("
                                    + e.getClass().getSimpleName() + ").",
                            "Look whether the address is right and reached from here.");
                }
            }
            pause.pause(wait);
        }
    }

    private RefusedException busy(Request request, HttpResponse<String> response, int attempts) {
        return new RefusedException(
                request.uri().getHost() + " answered " + response.statusCode() + " " + attempts + " times: "
                        + redactor.show(response.body()),
                "The service is busy: publish again later.");
    }

    private static HttpRequest built(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri())
                .timeout(Duration.ofMinutes(2))
                .method(
                        request.method(),
                        request.body()
                                .map(body -> HttpRequest.BodyPublishers.ofString(body.reveal()))
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        request.headers().forEach(builder::header);
        if (!request.headers().containsKey("Accept")) {
            builder.header("Accept", "application/json");
        }
        if (request.body().isPresent()) {
            builder.header("Content-Type", "application/json");
        }
        request.bearer().ifPresent(token -> builder.header("Authorization", "Bearer " + token.reveal()));
        return builder.build();
    }

    /** Seconds, as the services here send them; a date counts as nothing said. */
    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
