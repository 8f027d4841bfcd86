package dev.remotemcp.minientra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of a tenant, with PKCE, and the browser of the person who uses it. */
final class OAuthClient implements AutoCloseable {
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-to-accept";
    private static final String ON_BEHALF_OF = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    private final HttpClient http = HttpClient.newHttpClient();
    private final MiniEntra entra;

    OAuthClient(MiniEntra entra) {
        this.entra = entra;
    }

    Reply get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    Reply get(URI uri, String bearer) {
        return send(HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + bearer));
    }

    Reply get(String path) {
        return get(URI.create(entra.baseUri() + path));
    }

    Reply postJson(URI uri, String json) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply options(URI uri) {
        return send(HttpRequest.newBuilder(uri).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    Reply post(URI uri, Map<String, String> form) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    Reply token(Map<String, String> form) {
        return post(entra.tokenEndpoint(entra.tenantId()), form);
    }

    /** A sign-in request as it should be; tests change what they are about. */
    static Map<String, String> signIn(String scope) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", Registered.CLIENT.clientId());
        parameters.put("redirect_uri", Registered.REDIRECT);
        parameters.put("response_type", "code");
        parameters.put("scope", scope);
        parameters.put("state", "a state & more");
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    URI authorize(Map<String, String> parameters) {
        return URI.create(entra.authorizationEndpoint(entra.tenantId()) + "?" + encoded(parameters));
    }

    /** Opens the sign-in page and picks an account. */
    Reply pick(User user, Map<String, String> parameters) {
        return post(authorize(parameters), Map.of("user", user.objectId()));
    }

    /** A redemption as it should be; tests change what they are about. */
    static Map<String, String> redemption(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", Registered.CLIENT.clientId());
        form.put("redirect_uri", Registered.REDIRECT);
        form.put("code", code);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    /** The whole flow. */
    Reply signedIn(User user, String scope) {
        return token(redemption(pick(user, signIn(scope)).redirected().get("code")));
    }

    Reply refreshed(String refreshToken) {
        return token(Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                Registered.CLIENT.clientId(),
                "refresh_token",
                refreshToken));
    }

    /** An exchange as it should be; tests change what they are about. */
    static Map<String, String> exchange(String assertion) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", ON_BEHALF_OF);
        form.put("requested_token_use", "on_behalf_of");
        form.put("client_id", Registered.MCP.clientId());
        form.put("client_secret", Registered.SECRET);
        form.put("assertion", assertion);
        form.put("scope", "openid profile offline_access " + Registered.GRAPH_SCOPE);
        form.put("client_info", "1");
        return form;
    }

    Reply exchanged(String assertion) {
        return token(exchange(assertion));
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.close();
    }
}
