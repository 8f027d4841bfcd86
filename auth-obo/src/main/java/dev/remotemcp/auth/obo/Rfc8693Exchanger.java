package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.obo.ExchangeClient.OfOidc;
import dev.remotemcp.auth.obo.ExchangeOutcome.Exchanged;
import dev.remotemcp.auth.obo.ExchangeOutcome.Failed;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ClaimsRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Unavailable;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Exchanges tokens at a provider such as Keycloak.
 *
 * <p>A claims challenge cannot be passed on, for the specification has no place for it: it goes back to the caller.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8693">RFC 8693, OAuth 2.0 Token Exchange</a>
 */
final class Rfc8693Exchanger implements TokenExchanger {
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    /** For a provider that does not say; so short that the token is not kept. */
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(1);

    private final OfOidc client;
    private final TokenHttp http;
    private final OperatorLog operator;
    private final Clock clock;

    Rfc8693Exchanger(OfOidc client, TokenHttp http, OperatorLog operator, Clock clock) {
        this.client = client;
        this.http = http;
        this.operator = operator;
        this.clock = clock;
    }

    @Override
    public ExchangeOutcome exchange(ExchangeRequest request) throws InterruptedException {
        if (request.claims().isPresent()) {
            return new Failed(new ClaimsRequired(request.claims().get(), "", ""));
        }
        Instant sent = clock.instant();
        HttpResponse<String> response;
        try {
            response = http.send(post(form(request)));
        } catch (IOException unreachable) {
            return new Failed(new Unavailable("", ""));
        }
        return Optional.of(response)
                .filter(answer -> answer.statusCode() == 200)
                .flatMap(answer -> TokenError.object(answer.body()))
                .flatMap(json -> token(json, request.target(), sent))
                .<ExchangeOutcome>map(Exchanged::new)
                .orElseGet(() -> new Failed(operator.problem(
                        TokenError.of(response, clock.instant()),
                        request.target().scopes())));
    }

    private static Map<String, String> form(ExchangeRequest request) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("subject_token", request.assertion().text());
        form.put("subject_token_type", ACCESS_TOKEN);
        form.put("requested_token_type", ACCESS_TOKEN);
        request.target().audience().ifPresent(audience -> form.put("audience", audience));
        request.target().resource().ifPresent(resource -> form.put("resource", resource));
        if (!request.target().scopes().isEmpty()) {
            form.put("scope", String.join(" ", request.target().scopes()));
        }
        return form;
    }

    private HttpRequest post(Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(client.tokenEndpoint())
                .header("Authorization", "Basic " + credentials())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** Encoded as a form first (RFC 6749, section 2.3.1). */
    private String credentials() {
        String both = encoded(client.clientId()) + ":" + encoded(client.secret());
        return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Empty unless it is a bearer token, which is all that can be used here. */
    private static Optional<DownstreamToken> token(JsonNode json, TokenTarget target, Instant sent) {
        String value = json.path("access_token").stringValue("");
        if (value.isEmpty() || !json.path("token_type").stringValue("").equalsIgnoreCase("Bearer")) {
            return Optional.empty();
        }
        long seconds = json.path("expires_in").asLong(USUAL_LIFETIME.toSeconds());
        Set<String> granted = Arrays.stream(json.path("scope").stringValue("").split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toSet());
        // Without a scope in the answer it is what was asked for (RFC 8693, section 2.2.1).
        return Optional.of(new DownstreamToken(
                value, sent.plusSeconds(Math.max(0, seconds)), granted.isEmpty() ? target.scopes() : granted));
    }
}
