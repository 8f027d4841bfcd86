package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people are told of each client. */
class GuideTest {
    @Test
    void thereIsAGuideForEachClient() {
        assertThat(Guide.all(Descriptors.of(Descriptors.NONE)))
                .allSatisfy(guide -> assertThat(guide.steps()).isNotEmpty())
                .extracting(Guide::client)
                .containsExactly(
                        "Visual Studio Code",
                        "Claude Code",
                        "Claude",
                        "Cursor",
                        "MCP Inspector",
                        "Copilot Studio",
                        "Microsoft Foundry");
    }

    @Test
    void notesSayHowToAuthenticate() {
        assertThat(notes("Copilot Studio", Descriptors.NONE)).contains("https://mcp.contoso.com/mcp", "is None");
        assertThat(notes("Copilot Studio", Descriptors.OAUTH_WITH_ALL))
                .contains("OAuth 2.0, Manual", "redirect URL", "https://mcp.contoso.com/mcp/mail.read");
        assertThat(notes("Copilot Studio", Descriptors.KEY)).contains("API key, in the header x-functions-key");
        assertThat(notes("Microsoft Foundry", Descriptors.NONE)).contains("unauthenticated");
        assertThat(notes("Microsoft Foundry", Descriptors.OAUTH)).contains("OAuth identity passthrough");
        assertThat(notes("Microsoft Foundry", Descriptors.KEY)).contains("key-based", "x-functions-key");
        assertThat(notes("Claude", Descriptors.OAUTH_WITH_ALL))
                .contains("https://claude.ai/api/mcp/auth_callback", "11111111-2222-3333-4444-555555555555");
        assertThat(notes("Claude", Descriptors.KEY)).contains("cannot send a key");
        assertThat(notes("Claude Code", Descriptors.OAUTH_WITH_ALL)).contains("http://localhost:8765/callback");
        assertThat(notes("Claude Code", Descriptors.OAUTH)).contains("--client-id");
        assertThat(notes("Cursor", Descriptors.KEY)).contains("WORLD_CLOCK_KEY");
        assertThat(notes("MCP Inspector", Descriptors.OAUTH)).contains("sign in under Auth");
    }

    @Test
    void aServerNeedsANameAUrlAndAHeaderThatExists() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Descriptors.of(" ", "https://mcp.contoso.com/mcp", Descriptors.NONE))
                .withMessageContaining("The name of the server is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Descriptors.of("one", "javascript:alert(1)", Descriptors.NONE))
                .withMessageContaining("'javascript:alert(1)'")
                .withMessageContaining("for example https://mcp.contoso.com/mcp");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Authorization.Key("x-key\"; id"))
                .withMessageContaining("for example x-functions-key");
    }

    private static String notes(String client, Authorization authorization) {
        return Guide.all(Descriptors.of(authorization)).stream()
                .filter(guide -> guide.client().equals(client))
                .flatMap(guide -> guide.steps().stream())
                .filter(Step.Note.class::isInstance)
                .map(step -> ((Step.Note) step).text())
                .collect(Collectors.joining("\n"));
    }
}
