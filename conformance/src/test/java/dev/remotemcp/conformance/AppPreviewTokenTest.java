package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The preview of a server that asks who calls. */
@ResourceLock(AppServer.LOCK)
class AppPreviewTokenTest {
    private static JsonNode seen;

    @BeforeAll
    static void look() throws IOException, InterruptedException {
        Browser browser = Browser.installed();
        AppServer server = AppServer.running();
        seen = browser.run("preview-token.mjs", server.url().toString());
    }

    @Test
    void aTokenIsAskedForAndWhyOneWasRefusedIsSaid() {
        assertThat(seen.path("first").asString()).contains("Get an access token");
        assertThat(seen.path("second").asString()).isEqualTo("The token was not accepted: token expired");
        assertThat(seen.path("tokens").valueStream().map(JsonNode::asString))
                .containsExactly("none", "Bearer bad", "Bearer good");
    }

    @Test
    void withATokenThatIsGoodItConnects() {
        assertThat(seen.path("signInShown").asBoolean(true)).isFalse();
        assertThat(seen.path("tools").asInt()).isEqualTo(4);
    }

    @Test
    void aTokenThatIsGoodNoLongerIsReplaced() {
        assertThat(seen.path("later").asString()).isEqualTo("The token is not good any more: token expired");
        assertThat(seen.path("result").asString()).isEqualTo("A room in Oslo");
    }

    @Test
    void theTokenIsKeptNowhere() {
        assertThat(seen.path("kept").asString()).contains("/mcp/preview").doesNotContain("good", "bad");
        assertThat(seen.path("left").asString()).isEmpty();
    }
}
