package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person with a browser: they sign in where the TypeScript client sends them, and consent where the server sends
 * them. Pictures of all they see are left in {@code target/pictures}.
 *
 * <p>The browser is the Chromium in the environment variable {@code CHROMIUM}, or the one on the {@code PATH}.
 */
class BrowserTest {
    private static final Path SCRIPT = Path.of("src", "test", "js", "browser.mjs");
    private static final Path PICTURES = Path.of("target", "pictures");

    private static JsonNode seen;

    @BeforeAll
    static void signInAndConsent() throws IOException, InterruptedException {
        NodeTools tools = NodeTools.installed();
        Path chromium = chromium();
        try (ServerProcess server = ServerProcess.start("entra-obo", ServerWithoutConsent.class)) {
            NodeRun.Outcome outcome = NodeRun.start(tools.command(
                            SCRIPT, chromium.toString(), server.url().toString(), PICTURES.toString()))
                    .end();
            assertThat(outcome.exit()).as(outcome.errors()).isZero();
            seen = JsonMapper.shared().readTree(outcome.output());
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

    private static Path chromium() {
        Optional<Path> named = Optional.ofNullable(System.getenv("CHROMIUM"))
                .filter(path -> !path.isBlank())
                .map(Path::of);
        if (named.isPresent() && !Files.isExecutable(named.get())) {
            throw new AssertionError("The environment variable CHROMIUM is '" + named.get()
                    + "', which is no program: write the path of a Chromium, or leave it out");
        }
        return named.or(() -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .flatMap(name -> Machine.program(name).stream())
                        .findFirst())
                .orElseThrow(() -> Machine.lacks("no Chromium is on the PATH: install one (apt-get install chromium,"
                        + " brew install chromium) or set the environment variable CHROMIUM to its path"));
    }
}
