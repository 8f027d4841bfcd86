package dev.remotemcp.auth.obo;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends requests that carry tokens and secrets: to the address they were made for and nowhere else, since redirects are
 * not followed. More than {@value #MAX_BYTES} bytes are not read, and after the timeouts the request has failed,
 * whatever has come by then.
 */
final class TokenHttp implements AutoCloseable {
    static final int MAX_BYTES = 1024 * 1024;

    private final HttpClient client;
    private final Duration longest;

    TokenHttp(Duration connectTimeout, Duration readTimeout, Executor threads) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
        this.longest = connectTimeout.plus(readTimeout);
    }

    /** The answer, whatever its status. */
    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<String>> pending = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
        try {
            return pending.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new HttpTimeoutException("No answer within " + longest + " from " + origin(request));
        } catch (ExecutionException e) {
            throw new IOException("No answer from " + origin(request) + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            throw e;
        }
    }

    private static String origin(HttpRequest request) {
        return Downstream.origin(request.uri());
    }

    /** Ends requests that are under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
