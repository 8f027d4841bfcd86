package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A person opens the server in a browser. Pictures of what they see are left in {@code target/pictures}. */
class LandingPageTest {
    private static JsonNode seen;
    private static URI endpoint;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        Browser browser = Browser.installed();
        try (ServerProcess server = ServerProcess.start("quickstart")) {
            endpoint = server.url();
            seen = browser.run("landing.mjs", endpoint.resolve("/").toString(), Browser.PICTURES.toString());
        }
    }

    @Test
    void thePageTellsWhatTheServerOffers() {
        assertThat(seen.path("status").asInt()).isEqualTo(200);
        assertThat(seen.path("heading").asString()).isEqualTo("world-clock");
        assertThat(seen.path("tools").valueStream().map(JsonNode::asString))
                .isNotEmpty()
                .isSorted()
                .contains("convertTime");
    }

    @Test
    void theInstallLinksCarryTheRightConfiguration() {
        String expected = "{\"name\":\"world-clock\",\"type\":\"http\",\"url\":\"" + endpoint + "\"}";
        assertThat(decoded(link("Install in VS Code").substring("vscode:mcp/install?".length())))
                .isEqualTo(expected);
        assertThat(decoded(link("Install in VS Code Insiders").substring("vscode-insiders:mcp/install?".length())))
                .isEqualTo(expected);
        String cursor = link("Install in Cursor");
        assertThat(cursor).startsWith("cursor://anysphere.cursor-deeplink/mcp/install?name=world-clock&config=");
        byte[] config = Base64.getDecoder().decode(decoded(cursor.substring(cursor.indexOf("&config=") + 8)));
        assertThat(new String(config, StandardCharsets.UTF_8)).isEqualTo("{\"url\":\"" + endpoint + "\"}");
    }

    @Test
    void theEndpointCanBeCopied() {
        assertThat(seen.path("copied").asString()).isEqualTo(endpoint.toString());
    }

    @Test
    void filesAndSchemasAreThereToRead() {
        assertThat(seen.at("/shownFile/servers/world-clock/url").asString()).isEqualTo(endpoint.toString());
        assertThat(seen.at("/inputSchema/type").asString()).isEqualTo("object");
    }

    @Test
    void thePageFitsIntoNarrowScreens() {
        assertThat(seen.path("overflowing")).isEmpty();
    }

    @Test
    void theBrowserComplainsOfNothingAndAsksNobodyElse() {
        assertThat(seen.path("complaints")).isEmpty();
        assertThat(seen.path("hosts").valueStream().map(JsonNode::asString)).containsExactly("127.0.0.1");
    }

    private static String link(String label) {
        return seen.path("links").path(label).asString();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
