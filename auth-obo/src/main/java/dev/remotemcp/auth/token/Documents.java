package dev.remotemcp.auth.token;

import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import java.io.Closeable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Fetches what a provider publishes: redirects are not followed, more than {@value #MAX_BYTES} bytes are not read, and
 * after the timeout the fetch has failed, whatever has come by then.
 */
final class Documents implements Closeable {
    static final int MAX_BYTES = 256 * 1024;

    private final Duration timeout;
    private final HttpClient client;

    Documents(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * An answer of the provider's.
     *
     * @param address what was asked
     * @param status the HTTP status
     * @param body the body, as text
     */
    record Document(URI address, int status, String body) {
        /** Whether there is nothing at the address. */
        boolean missing() {
            return status >= 400 && status < 500;
        }

        /** The body of an answer with status 200. */
        String json() throws JWKSetUnavailableException {
            if (status != 200) {
                throw new JWKSetUnavailableException("HTTP " + status + " from " + address);
            }
            return body;
        }
    }

    /**
     * Fetches one.
     *
     * @throws JWKSetUnavailableException if there is no whole answer in time
     */
    Document fetch(URI address) throws JWKSetUnavailableException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<String>> pending = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BYTES));
        try {
            // The request's own timeout ends with the headers, this one with the body.
            HttpResponse<String> response = pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Document(address, response.statusCode(), response.body());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new JWKSetUnavailableException("No answer within " + timeout + " from " + address, e);
        } catch (ExecutionException e) {
            throw new JWKSetUnavailableException("No answer from " + address + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new JWKSetUnavailableException("Interrupted while waiting for " + address, e);
        }
    }

    /** Ends fetches that are under way. */
    @Override
    public void close() {
        client.shutdownNow();
    }
}
