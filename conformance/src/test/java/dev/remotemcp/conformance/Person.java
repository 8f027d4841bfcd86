package dev.remotemcp.conformance;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who signs in with Visual Studio Code, over HTTP: everything is found out from the server's own metadata.
 *
 * @param name the name on the sign-in page
 */
record Person(String name) {
    private static final String CLIENT = "aebc6443-996d-45c2-90f0-388ff96faa56";
    private static final String REDIRECT = "http://127.0.0.1/";

    /**
     * An access token for a server.
     *
     * @param scopes short names
     */
    String token(URI server, String... scopes) throws IOException, InterruptedException, GeneralSecurityException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode resource = json(get(client, server.resolve("/.well-known/oauth-protected-resource/mcp")));
            String issuer = resource.at("/authorization_servers/0").asString();
            JsonNode entra = json(get(client, URI.create(issuer + "/.well-known/openid-configuration")));

            String verifier = UUID.randomUUID().toString() + UUID.randomUUID();
            Map<String, String> question = new LinkedHashMap<>();
            question.put("response_type", "code");
            question.put("client_id", CLIENT);
            question.put("redirect_uri", REDIRECT);
            question.put("resource", resource.path("resource").asString());
            question.put(
                    "scope",
                    Pattern.compile(" ")
                            .splitAsStream(String.join(" ", scopes))
                            .map(scope -> server + "/" + scope)
                            .collect(Collectors.joining(" ")));
            question.put("code_challenge", challenge(verifier));
            question.put("code_challenge_method", "S256");
            URI page = URI.create(entra.path("authorization_endpoint").asString() + "?" + form(question));
            HttpResponse<String> back = post(client, page, Map.of("user", account(get(client, page))));
            String redirected = back.headers().firstValue("location").orElseThrow();

            Map<String, String> redemption = new LinkedHashMap<>();
            redemption.put("grant_type", "authorization_code");
            redemption.put("client_id", CLIENT);
            redemption.put("redirect_uri", REDIRECT);
            redemption.put("code", found("[?&]code=([^&]+)", redirected));
            redemption.put("code_verifier", verifier);
            URI endpoint = URI.create(entra.path("token_endpoint").asString());
            return json(post(client, endpoint, redemption)).path("access_token").asString();
        }
    }

    /** What the sign-in page knows the account by. */
    private String account(HttpResponse<String> page) {
        return found("value=\"([^\"]+)\">\\s*" + Pattern.quote(name) + "\\b", page.body());
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("Nothing like " + pattern + " is in: " + text);
        }
        return matcher.group(1);
    }

    private static String challenge(String verifier) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private static HttpResponse<String> get(HttpClient client, URI uri) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, URI uri, Map<String, String> fields)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
