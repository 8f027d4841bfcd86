package dev.remotemcp.auth.obo;

import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends MSAL's requests of one exchange and keeps the error that comes back. MSAL logs descriptions of errors, which
 * may name people, so that it is given the error without it; what else could end in its exceptions it does not see
 * either.
 */
final class MsalTransport implements IHttpClient {
    private final TokenHttp http;
    private final Optional<URI> elsewhere;
    private final Clock clock;
    private volatile @Nullable TokenError error;
    private volatile boolean unreachable;

    /**
     * A transport for one exchange.
     *
     * @param elsewhere where requests go instead of the origin that MSAL knows, which must be one of Microsoft's; for a
     *     local stand-in
     */
    MsalTransport(TokenHttp http, Optional<URI> elsewhere, Clock clock) {
        this.http = http;
        this.elsewhere = elsewhere;
        this.clock = clock;
    }

    /** The error that was answered, if one was. */
    Optional<TokenError> error() {
        return Optional.ofNullable(error);
    }

    /** Whether there was no answer. */
    boolean unreachable() {
        return unreachable;
    }

    @Override
    public IHttpResponse send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try {
            response = http.send(translated(request));
        } catch (IOException e) {
            unreachable = true;
            throw e;
        }
        Optional<JsonNode> success = Optional.of(response)
                .filter(answer -> answer.statusCode() == 200)
                .flatMap(answer -> TokenError.object(answer.body()))
                .filter(json -> !json.path("access_token").stringValue("").isEmpty());
        if (success.isPresent()) {
            return new Answer(200, response.headers().map(), response.body());
        }
        TokenError failed = TokenError.of(response, clock.instant());
        error = failed;
        int status = failed.status() < 400 ? 502 : failed.status();
        return new Answer(status, Map.of("Content-Type", List.of("application/json")), failed.json());
    }

    private java.net.http.HttpRequest translated(HttpRequest request) {
        URI address = URI.create(request.url().toString());
        String pathAndQuery = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        var translated = java.net.http.HttpRequest.newBuilder(
                elsewhere.map(origin -> URI.create(origin + pathAndQuery)).orElse(address));
        Optional.ofNullable(request.headers()).orElseGet(Map::of).forEach((name, value) -> {
            if (value != null) {
                translated.header(name, value);
            }
        });
        String body = request.body();
        return translated
                .method(
                        request.httpMethod().name(),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
    }

    /** An answer as MSAL reads it; not a record, whose text would have the body. */
    private static final class Answer implements IHttpResponse {
        private final int status;
        private final Map<String, List<String>> headers;
        private final String body;

        Answer(int status, Map<String, List<String>> headers, String body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        @Override
        public int statusCode() {
            return status;
        }

        @Override
        public Map<String, List<String>> headers() {
            return headers;
        }

        @Override
        public String body() {
            return body;
        }
    }
}
