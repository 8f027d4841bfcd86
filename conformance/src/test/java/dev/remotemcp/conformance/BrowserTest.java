package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A person with a browser: they sign in where the TypeScript client sends them, and consent where the server sends
 * them. Pictures of all they see are left in {@code target/pictures}.
 */
class BrowserTest {
    private static JsonNode seen;

    @BeforeAll
    static void signInAndConsent() throws IOException, InterruptedException {
        Browser browser = Browser.installed();
        try (ServerProcess server = ServerProcess.start("entra-obo", ServerWithoutConsent.class)) {
            seen = browser.run("browser.mjs", server.url().toString(), Browser.PICTURES.toString());
        }
    }

    @Test
    void aPersonPicksTheirAccountAndIsBackAtTheClient() {
        assertThat(page("sign-in-pick").path("heading").asString()).isEqualTo("Pick an account");
        assertThat(page("sign-in-pick").path("text").asString())
                .contains("typescript-client asks to act for you", "Mailbox: mcp.access", "Alice", "Bob");
        assertThat(page("sign-in-end").path("heading").asString()).isEqualTo("You are back at the client");
    }

    @Test
    void aPersonConsentsWhereTheServerAsksThemAndTheCallGoesOn() {
        assertThat(seen.path("questions")).hasSize(1);
        assertThat(seen.at("/questions/0/mode").asString()).isEqualTo("url");
        assertThat(page("consent-pick").path("text").asString())
                .contains("Mailbox asks to act for you", "Microsoft Graph: Mail.Read", "Microsoft Graph: User.Read");
        assertThat(page("consent-end").path("heading").asString()).isEqualTo("Allowed");
        assertThat(seen.path("identities").findValuesAsString("displayName")).containsExactly("Alice", "Alice");
    }

    @Test
    void aPersonWhoSignsInAsSomebodyElseIsToldSo() {
        assertThat(page("consent-somebody-else-end").path("heading").asString())
                .isEqualTo("Signed in as somebody else");
    }

    @Test
    void allPagesFitIntoNarrowScreens() {
        assertThat(seen.path("pages"))
                .hasSize(6)
                .allSatisfy(page -> assertThat(page.path("overflowing")).isEmpty());
    }

    @Test
    void theBrowserComplainsOfNothingAndAsksNobodyElse() {
        // It reports every page whose status is that of an error, as is that of a person who is somebody else.
        assertThat(seen.path("complaints").valueStream().map(JsonNode::asString))
                .containsExactly("Failed to load resource: the server responded with a status of 403 (Forbidden)");
        assertThat(seen.path("hosts").valueStream().map(JsonNode::asString)).containsExactly("127.0.0.1");
    }

    private static JsonNode page(String name) {
        return seen.path("pages")
                .valueStream()
                .filter(page -> page.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
