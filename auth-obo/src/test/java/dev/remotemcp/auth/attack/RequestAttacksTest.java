package dev.remotemcp.auth.attack;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remotemcp.auth.SignInServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Requests that put a good token in a wrong place, or lie about where they come from and go to. */
final class RequestAttacksTest {
    private static final String ORIGIN = "https://app.contoso.com";
    private static final String METADATA_PATH = "/.well-known/oauth-protected-resource";

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = new Target(Map.of("mcp.allowed-origins", ORIGIN)).warm();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    @Row(26)
    void twoTokensAreNone() throws Exception {
        String token = target.token().mint();
        String described = "exactly one Authorization header is accepted";
        target.send(target.calling("my_name", token).header("Authorization", "Bearer " + token))
                .isMisplaced(described)
                .withoutAnyFetch();
        target.send(target.calling("my_name", token).header("Authorization", "Basic YTpi"))
                .isMisplaced(described)
                .withoutAnyFetch();
        target.send(target.calling().header("Authorization", "Bearer " + token + ", Bearer " + token))
                .isMisplaced(described)
                .withoutAnyFetch();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?access_token=",
                "?a=b&access_token=",
                "?access%5Ftoken=",
                "?access%5ftoken=",
                "?%61ccess_toke%6E=",
                "?%61%63%63%65%73%73%5f%74%6f%6b%65%6e=",
                "?access%255Ftoken=",
                "?ACCESS_TOKEN=",
                "?+access_token+=",
                "?%20access_token%09=",
                "??access_token=",
                "?a?access_token=",
                "?a=b;access_token=",
                "?a=b%26access_token%3D",
                "?access_token&"
            })
    @Row(27)
    void aTokenInTheAddressIsNotReadAndNotLogged(String query) throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        String token = target.token().mint();
        try {
            target.send(target.server.post("/mcp" + query + token))
                    .isMisplaced("a token in the query is not accepted: send the Authorization header")
                    .withoutAnyFetch();
            target.send(target.server.post("/mcp" + query + token).header("Authorization", "Bearer " + token))
                    .isMisplaced("a token in the query is not accepted: send the Authorization header")
                    .withoutAnyFetch();
        } finally {
            root.detachAppender(logged);
        }
        assertThat(List.copyOf(logged.list))
                .noneMatch(event -> event.getFormattedMessage().contains(token));
    }

    @Test
    @Row(28)
    void onlyTheSchemeBearerCountsInWhateverLetters() throws Exception {
        String token = target.token().mint();
        for (String scheme : List.of("bearer ", "BEARER ", "bEaReR ", "Bearer   ")) {
            target.send(target.server
                            .request("tools/call", "\"name\":\"harmless\",\"arguments\":{}", token)
                            .setHeader("Authorization", scheme + token))
                    .isServed("done");
        }
        for (String other :
                List.of("Basic YTpi", "Bearer\t" + token, "Bearer", token, "Token " + token, "DPoP " + token)) {
            target.send(target.calling().header("Authorization", other))
                    .isAskedToSignIn()
                    .withoutAnyFetch();
        }
    }

    @Test
    @Row(44)
    void whatARequestSaysOfItsHostIsRepeatedNowhere() throws Exception {
        String honest = target.send(
                        HttpRequest.newBuilder(target.server.at(METADATA_PATH)).GET())
                .answer()
                .body();
        for (String host : List.of("X-Forwarded-Host", "X-Original-Host", "X-Forwarded-Server", "X-Host")) {
            target.send(forged(target.calling()).header(host, "evil.example"))
                    .isAskedToSignIn()
                    .withoutAnyFetch();
            target.send(forged(target.calling(
                                    "my_name", target.token().audience("other").mint()))
                            .header(host, "evil.example"))
                    .isRejected()
                    .withoutAnyFetch();
            for (String path : List.of(METADATA_PATH, METADATA_PATH + "/mcp")) {
                HttpResponse<String> metadata =
                        target.server.send(forged(HttpRequest.newBuilder(target.server.at(path)))
                                .header(host, "evil.example")
                                .setHeader("Host", "evil.example")
                                .GET());
                assertThat(metadata.statusCode()).isEqualTo(200);
                assertThat(metadata.body()).isEqualTo(honest).contains(SignInServer.PUBLIC_URL);
                assertThat(metadata.headers().map().toString()).doesNotContain("evil");
            }
        }
    }

    private static HttpRequest.Builder forged(HttpRequest.Builder request) {
        return request.header("X-Forwarded-Proto", "http")
                .header("X-Forwarded-Port", "1")
                .header("Forwarded", "host=evil.example;proto=http");
    }

    @Test
    @Row(45)
    void headersOfAPlatformThatIsNotThereSignNobodyIn() throws Exception {
        String token = target.token().mint();
        target.send(target.calling()
                        .header("X-MS-CLIENT-PRINCIPAL", "eyJ1c2VyIjoiYWxpY2UifQ==")
                        .header(
                                "X-MS-CLIENT-PRINCIPAL-ID",
                                target.entra.user("Alice").objectId())
                        .header("X-MS-CLIENT-PRINCIPAL-NAME", "Alice")
                        .header("X-MS-TOKEN-AAD-ACCESS-TOKEN", token)
                        .header("X-MS-TOKEN-AAD-ID-TOKEN", token))
                .isAskedToSignIn()
                .withoutAnyFetch();
        target.send(target.calling("my_name", target.token().audience("other").mint())
                        .header("X-MS-TOKEN-AAD-ACCESS-TOKEN", token))
                .isRejected()
                .withoutAnyFetch();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/other",
                "/mcp/x",
                "/mcp/",
                "/%6Dcp",
                "//mcp",
                "/../mcp",
                "/./mcp",
                "/mcp/../mcp",
                "/%2e%2e/x",
                "/mcp%2f",
                "/mcp%00",
                "/mcp;x=1",
                "/MCP"
            })
    @Row(46)
    void theMetadataAreAtTheirPathInOneSpelling(String path) throws Exception {
        Attempt attempt = target.send(
                HttpRequest.newBuilder(target.server.at(METADATA_PATH + path)).GET());
        assertThat(attempt.answer().statusCode()).isBetween(400, 404);
        assertThat(attempt.answer().body()).doesNotContain("authorization_servers");
        attempt.withoutAnyFetch();
    }

    @Test
    @Row(47)
    void aForeignOriginOrHostIsRefusedBeforeAnybodyIsAskedWhoTheyAre() throws Exception {
        for (String origin :
                List.of("https://evil.example", "null", ORIGIN + ".evil.example", "http://app.contoso.com")) {
            Attempt attempt = target.send(
                    target.calling("my_name", target.token().kid("unknown").mint())
                            .header("Origin", origin));
            assertThat(attempt.answer().statusCode()).as(origin).isEqualTo(403);
            assertThat(attempt.answer().headers().map())
                    .doesNotContainKeys("www-authenticate", "access-control-allow-origin");
            assertThat(attempt.answer().body()).contains("Origin").doesNotContain("eyJ");
            attempt.withoutAnyFetch();
        }
        Attempt rebound =
                target.send(target.calling("my_name", target.token().mint()).setHeader("Host", "evil.example"));
        assertThat(rebound.answer().statusCode()).isEqualTo(403);
        assertThat(rebound.answer().headers().map()).doesNotContainKey("www-authenticate");
        assertThat(rebound.answer().body()).contains("mcp.allowed-hosts").doesNotContain("eyJ");
        rebound.withoutAnyFetch();
    }

    @Test
    @Row(48)
    void aBrowserSeesChallengesOnlyWhereItsPageIsAllowed() throws Exception {
        Attempt preflight = target.send(preflight(ORIGIN));
        assertThat(preflight.answer().statusCode()).isBetween(200, 204);
        assertThat(preflight.answer().headers().firstValue("access-control-allow-origin"))
                .hasValue(ORIGIN);
        preflight.withoutAnyFetch();

        Attempt challenged =
                target.send(target.calling().header("Origin", ORIGIN)).isAskedToSignIn();
        assertThat(challenged.answer().headers().firstValue("access-control-allow-origin"))
                .hasValue(ORIGIN);
        assertThat(challenged.answer().headers().firstValue("access-control-expose-headers"))
                .hasValueSatisfying(exposed -> assertThat(exposed).containsIgnoringCase("www-authenticate"));

        Attempt foreign = target.send(preflight("https://evil.example"));
        assertThat(foreign.answer().headers().map())
                .doesNotContainKeys("access-control-allow-origin", "access-control-expose-headers");
        foreign.withoutAnyFetch();

        Attempt unasked = target.send(target.calling()).isAskedToSignIn();
        for (Attempt each : List.of(preflight, challenged, unasked)) {
            assertThat(each.answer().headers().allValues("access-control-allow-origin"))
                    .doesNotContain("*");
            assertThat(each.answer().headers().allValues("access-control-expose-headers"))
                    .doesNotContain("*");
        }
    }

    private static HttpRequest.Builder preflight(String origin) {
        return HttpRequest.newBuilder(target.server.at("/mcp"))
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,mcp-method")
                .method("OPTIONS", BodyPublishers.noBody());
    }

    @Test
    @Row(49)
    void aHostileNameStaysWithinItsHeader() throws Exception {
        AttackedTools.DONE.clear();
        List<String> lines = new ArrayList<>();
        for (String hostile : List.of("a\\\"b", "a\\r\\nSet-Cookie: x=y", "a\\\\", "a\\u0000b", "\\u2028", "é")) {
            Attempt attempt = target.send(target.server
                    .request(
                            "resources/read",
                            "\"uri\":\"attacked://x\"",
                            target.token().mint())
                    .setHeader(
                            "Mcp-Name",
                            "attacked://" + hostile.replace("\\", "%5C").replace("\"", "%22"))
                    .POST(BodyPublishers.ofString(read(hostile))));
            assertThat(attempt.answer().statusCode())
                    .as(attempt.answer().body())
                    .isIn(400, 403);
            assertThat(attempt.answer().headers().map()).doesNotContainKey("set-cookie");
            lines.addAll(attempt.answer().headers().allValues("www-authenticate"));
            attempt.withoutAnyFetch();
        }
        Attempt attempt = target.send(target.server.request(
                "resources/read",
                "\"uri\":\"attacked://a'b,c=d\"",
                target.token().mint()));
        assertThat(attempt.answer().statusCode()).isEqualTo(403);
        lines.addAll(attempt.answer().headers().allValues("www-authenticate"));
        assertThat(lines)
                .isNotEmpty()
                .allMatch(line -> line.matches("Bearer [a-z_]+=\"[^\"\\\\]*\"(, [a-z_]+=\"[^\"\\\\]*\")*"));
        assertThat(AttackedTools.DONE).isEmpty();
    }

    private static String read(String name) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"uri\":\"attacked://" + name
                + "\",\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
                + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"test\",\"version\":\"1\"},"
                + "\"io.modelcontextprotocol/clientCapabilities\":{}}}}";
    }
}
