package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.attack.Row;
import dev.remotemcp.minientra.RecordedRequest;
import dev.remotemcp.minientra.User;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a person gives a consent that is missing: from the tool that asks, through the page, to the tool that works. */
final class ConsentPageTest {
    private final DownstreamServer downstream = new DownstreamServer(builder -> builder, Map.of(), false);
    private final String token = downstream.server.token().mint();

    @AfterEach
    void stop() {
        downstream.close();
    }

    /** Somebody's browser; the server's public host is reached where it listens. */
    private final class Browser implements AutoCloseable {
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new SecureCookies()).build();

        HttpResponse<String> open(URI address) throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(local(address)).GET().build(), BodyHandlers.ofString());
        }

        /** Picks an account on the sign-in page, and comes back with the code. */
        URI pick(URI signIn, User user) throws IOException, InterruptedException {
            HttpResponse<String> picked = client.send(
                    HttpRequest.newBuilder(signIn)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString("user=" + user.objectId()))
                            .build(),
                    BodyHandlers.ofString());
            return redirected(picked);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** A cookie that is for https only is sent over http as well, since the test has no proxy that ends TLS. */
    private static final class SecureCookies extends CookieManager {
        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            return super.get(secure(uri), headers);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(secure(uri), headers);
        }

        private static URI secure(URI uri) {
            return URI.create(uri.toString().replaceFirst("^http:", "https:"));
        }
    }

    private URI local(URI address) {
        return address.getHost().equals("mcp.contoso.com")
                ? downstream.server.at(
                        address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()))
                : address;
    }

    private static URI redirected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303, 307);
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    @Test
    void whoAgreesIsServedAtOnceAlthoughTheRefusalIsStillRemembered() throws Exception {
        URI link = link();
        assertThat(link.toString()).startsWith("https://mcp.contoso.com/auth/consent?invitation=");
        try (Browser browser = new Browser()) {
            URI signIn = redirected(browser.open(link));
            HttpResponse<String> page = browser.open(browser.pick(signIn, downstream.server.entra.user("Alice")));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>Allowed</h1>");
            guarded(page);
        }
        assertThat(result("{}").path("isError").asBoolean(false)).isFalse();
    }

    @Test
    void aClientThatCanShowPagesIsAskedToAndTriesAgain() throws Exception {
        JsonNode asked = result("{\"elicitation\":{\"url\":{}}}");
        assertThat(asked.path("resultType").asString()).isEqualTo("input_required");
        JsonNode question = asked.path("inputRequests").path("consent:graph");
        assertThat(question.path("method").asString()).isEqualTo("elicitation/create");
        assertThat(question.path("params").path("mode").asString()).isEqualTo("url");
        URI link = URI.create(question.path("params").path("url").asString());
        try (Browser browser = new Browser()) {
            URI signIn = redirected(browser.open(link));
            browser.open(browser.pick(signIn, downstream.server.entra.user("Alice")));
        }
        String answered = "\"name\":\"my_token\",\"arguments\":{},\"requestState\":\""
                + asked.path("requestState").asString()
                + "\",\"inputResponses\":{\"consent:graph\":{\"action\":\"accept\"}}";
        JsonNode done = send(answered, "{\"elicitation\":{\"url\":{}}}");
        assertThat(done.path("isError").asBoolean(false)).as(done.toString()).isFalse();
        assertThat(done.path("content").path(0).path("text").asString()).contains("Mail.Read");
    }

    /** A page that nobody frames, keeps or learns the address of, and that runs and loads nothing. */
    private static void guarded(HttpResponse<String> page) {
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("cache-control")).contains("no-store");
        assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(page.body()).doesNotContain("eyJ", "code=", "state=");
    }

    @Test
    @Row(52)
    void whoSignsInAsSomebodyElseConsentsToNothing() throws Exception {
        URI link = link();
        int exchanges = downstream.exchanges().size();
        try (Browser browser = new Browser()) {
            URI signIn = redirected(browser.open(link));
            HttpResponse<String> page = browser.open(browser.pick(signIn, downstream.server.entra.user("Bob")));
            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body()).contains("Signed in as somebody else").doesNotContain("Bob", "Alice");
            guarded(page);
        }
        assertThat(downstream.exchanges()).hasSize(exchanges);
        assertThat(result("{}").path("_meta").path("error").asString()).isEqualTo("consent_required");
        assertThat(downstream.graph.journal().requests()).isEmpty();
    }

    @Test
    @Row({51, 53})
    void theWayBackCountsOnceAndInOneBrowser() throws Exception {
        URI link = link();
        int exchanges = downstream.exchanges().size();
        try (Browser browser = new Browser();
                Browser other = new Browser()) {
            URI back = browser.pick(redirected(browser.open(link)), downstream.server.entra.user("Alice"));
            downstream.server.entra.journal().clear();
            HttpResponse<String> stolen = other.open(back);
            assertThat(stolen.statusCode()).isEqualTo(400);
            guarded(stolen);
            assertThat(downstream.server.entra.journal().requests()).isEmpty();
            assertThat(browser.open(back).statusCode()).isEqualTo(200);
            int redeemed = downstream.server.entra.journal().requests().size();
            HttpResponse<String> replayed = browser.open(back);
            assertThat(replayed.statusCode()).isEqualTo(400);
            guarded(replayed);
            assertThat(downstream.server.entra.journal().requests()).hasSize(redeemed);
        }
        assertThat(downstream.exchanges()).hasSizeLessThanOrEqualTo(exchanges);
        assertThat(downstream.graph.journal().requests()).isEmpty();
    }

    @Test
    @Row(53)
    void aStolenCodeIsWorthNothingWithoutWhatTheServerKeeps() throws Exception {
        URI link = link();
        try (Browser browser = new Browser()) {
            URI back = browser.pick(redirected(browser.open(link)), downstream.server.entra.user("Alice"));
            String form = "grant_type=authorization_code&client_id=" + SignInServer.CLIENT_ID + "&client_secret="
                    + URLEncoder.encode(SignInServer.SECRET, StandardCharsets.UTF_8) + "&redirect_uri="
                    + URLEncoder.encode("https://mcp.contoso.com/auth/consent/callback", StandardCharsets.UTF_8)
                    + "&code=" + URLEncoder.encode(query(back).get("code"), StandardCharsets.UTF_8);
            HttpResponse<String> redemption = browser.client.send(
                    HttpRequest.newBuilder(downstream.server.entra.tokenEndpoint(downstream.server.entra.tenantId()))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(redemption.statusCode()).isEqualTo(400);
            assertThat(redemption.body()).contains("invalid_grant").doesNotContain("access_token");
        }
    }

    @Test
    @Row(53)
    void whatWasTamperedWithIsRefusedAndAsksNobody() throws Exception {
        URI link = link();
        downstream.server.entra.journal().clear();
        try (Browser browser = new Browser()) {
            for (String changed : new String[] {
                link.toString().replaceFirst(".$", link.toString().endsWith("A") ? "B" : "A"),
                "https://mcp.contoso.com/auth/consent?invitation=x",
                "https://mcp.contoso.com/auth/consent",
                "https://mcp.contoso.com/auth/consent/callback?state=x&code=y",
                "https://mcp.contoso.com/auth/consent/callback?code=y",
                // An invitation is no attempt.
                link.toString().replace("?invitation=", "/callback?code=y&state=")
            }) {
                HttpResponse<String> page = browser.open(URI.create(changed));
                assertThat(page.statusCode()).as(changed).isEqualTo(400);
                assertThat(page.body()).contains("This link is over");
                guarded(page);
            }
        }
        assertThat(downstream.server.entra.journal().requests()).isEmpty();
    }

    @Test
    void whoSaysNoChangesNothing() throws Exception {
        URI link = link();
        try (Browser browser = new Browser()) {
            URI signIn = redirected(browser.open(link));
            HttpResponse<String> page = browser.open(URI.create("https://mcp.contoso.com/auth/consent/callback?error="
                    + "access_denied&state=" + URLEncoder.encode(query(signIn).get("state"), StandardCharsets.UTF_8)));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<h1>Not allowed</h1>");
        }
        assertThat(result("{}").path("_meta").path("error").asString()).isEqualTo("consent_required");
    }

    @Test
    @Row(53)
    void theSignInIsBoundToThisBrowserAndThisServer() throws Exception {
        URI link = link();
        try (Browser browser = new Browser()) {
            HttpResponse<String> opened = browser.open(link);
            Map<String, String> asked = query(redirected(opened));
            assertThat(asked)
                    .containsEntry("client_id", SignInServer.CLIENT_ID)
                    .containsEntry("response_type", "code")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("redirect_uri", "https://mcp.contoso.com/auth/consent/callback")
                    .containsEntry("prompt", "select_account")
                    .containsKeys("state", "nonce", "code_challenge");
            assertThat(asked.get("scope")).startsWith("openid ").contains("Mail.Read", "User.Read");
            assertThat(opened.headers().firstValue("set-cookie").orElse(""))
                    .containsIgnoringCase("HttpOnly")
                    .contains("Secure", "SameSite=Lax", "Path=/auth/consent");
            URI back = browser.pick(redirected(opened), downstream.server.entra.user("Alice"));
            downstream.server.entra.journal().clear();
            browser.open(back);
            assertThat(downstream.server.entra.journal().requests("/oauth2/v2.0/token"))
                    .singleElement()
                    .matches(ConsentPageTest::provesItself);
        }
    }

    private static boolean provesItself(RecordedRequest redemption) {
        return redemption.parameter("grant_type").orElse("").equals("authorization_code")
                && redemption.reveal("code_verifier").orElse("").length() >= 43
                && redemption.reveal("client_secret").isPresent();
    }

    /** The link that a client gets which cannot show pages itself. */
    private URI link() throws IOException, InterruptedException {
        JsonNode result = result("{}");
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.path("_meta").path("error").asString()).isEqualTo("consent_required");
        return URI.create(result.path("_meta").path("consentUrl").asString());
    }

    private JsonNode result(String capabilities) throws IOException, InterruptedException {
        return send("\"name\":\"my_token\",\"arguments\":{}", capabilities);
    }

    private JsonNode send(String params, String capabilities) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                downstream.server.send(downstream.server.request("tools/call", params, capabilities, token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).path("result");
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}
