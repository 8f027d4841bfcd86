package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Commands, and the file that goes with them. */
class CommandsTest {
    @Test
    void theCommandsOfClaudeCode() {
        assertThat(ClaudeCode.command(Descriptors.of(Descriptors.NONE)))
                .isEqualTo("claude mcp add --transport http world-clock https://mcp.contoso.com/mcp");
        assertThat(ClaudeCode.command(Descriptors.of(Descriptors.OAUTH)))
                .isEqualTo(ClaudeCode.command(Descriptors.of(Descriptors.NONE)));
        assertThat(ClaudeCode.command(Descriptors.of(Descriptors.OAUTH_WITH_ALL)))
                .isEqualTo("claude mcp add --transport http --client-id 11111111-2222-3333-4444-555555555555"
                        + " --callback-port 8765 world-clock https://mcp.contoso.com/mcp");
        assertThat(ClaudeCode.command(Descriptors.of(Descriptors.KEY)))
                .isEqualTo("claude mcp add --transport http world-clock https://mcp.contoso.com/mcp"
                        + " --header \"x-functions-key: $WORLD_CLOCK_KEY\"");
    }

    @Test
    void theFilesOfClaudeCode() {
        assertThat(ClaudeCode.file(Descriptors.of(Descriptors.NONE))).isEqualTo("""
                {
                  "mcpServers": {
                    "world-clock": {
                      "type": "http",
                      "url": "https://mcp.contoso.com/mcp"
                    }
                  }
                }
                """);
        assertThat(ClaudeCode.file(Descriptors.of(Descriptors.OAUTH)))
                .isEqualTo(ClaudeCode.file(Descriptors.of(Descriptors.NONE)));
        assertThat(oauth(Descriptors.OAUTH_WITH_ALL)).isEqualTo("""
                {"clientId":"11111111-2222-3333-4444-555555555555","callbackPort":8765,\
                "scopes":"https://mcp.contoso.com/mcp/mcp.access https://mcp.contoso.com/mcp/mail.read"}""");
        assertThat(oauth(new Authorization.OAuth(List.of("read"), Optional.empty())))
                .isEqualTo("{\"scopes\":\"read\"}");
        assertThat(ClaudeCode.file(Descriptors.of(Descriptors.KEY)))
                .contains("\"x-functions-key\": \"${WORLD_CLOCK_KEY}\"");
    }

    @Test
    void theCommandsOfTheInspector() {
        assertThat(Inspector.command(Descriptors.of(Descriptors.NONE)))
                .isEqualTo("npx @modelcontextprotocol/inspector --cli https://mcp.contoso.com/mcp --method tools/list");
        assertThat(Inspector.command(Descriptors.of(Descriptors.KEY)))
                .endsWith(" --method tools/list --header \"x-functions-key: $WORLD_CLOCK_KEY\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's", "$(id)", "`id`", "a;b|c&d", "--scope user", "時計", "\n", "a\"b"})
    void aNameBecomesOneThatClaudeCodeTakes(String name) {
        ServerDescriptor server = Descriptors.of(name + "x", "https://mcp.contoso.com/mcp", Descriptors.NONE);

        assertThat(ClaudeCode.command(server))
                .matches("claude mcp add --transport http [A-Za-z0-9][A-Za-z0-9_-]* https://mcp.contoso.com/mcp");
    }

    @Test
    void aNameOfWhichNothingIsLeftBecomesAGeneralOne() {
        ServerDescriptor server = Descriptors.of("時計", "https://mcp.contoso.com/mcp", Descriptors.KEY);

        assertThat(ClaudeCode.command(server)).contains(" mcp-server ", "$MCP_SERVER_KEY");
    }

    @Test
    void aVariableNeverBeginsWithADigit() {
        ServerDescriptor server = Descriptors.of("24-hours", "https://mcp.contoso.com/mcp", Descriptors.KEY);

        assertThat(ClaudeCode.command(server)).endsWith("\"x-functions-key: $MCP_24_HOURS_KEY\"");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no POSIX shell")
    void aShellHandsOverExactlyWhatIsMeant() throws Exception {
        String id = "it's $HOME `id` \"q\" \\ ; & | 時計";
        ServerDescriptor server = Descriptors.of(
                "world clock",
                "https://mcp.contoso.com/mcp?a='1'&b=$(id)".replace("'", "%27"),
                new Authorization.OAuth(List.of(), Optional.of(id)));

        assertThat(words(ClaudeCode.command(server), "unused"))
                .containsExactly(
                        "mcp",
                        "add",
                        "--transport",
                        "http",
                        "--client-id",
                        id,
                        "--callback-port",
                        "8765",
                        "world-clock",
                        "https://mcp.contoso.com/mcp?a=%271%27&b=$(id)");
        assertThat(words(ClaudeCode.command(Descriptors.of(Descriptors.KEY)), "a secret's \"value\""))
                .endsWith("--header", "x-functions-key: a secret's \"value\"");
    }

    /** The arguments that a shell gives to a command, whose name is replaced. */
    private static List<String> words(String command, String key) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder("sh", "-c", "claude() { for word; do printf '%s\\0' \"$word\"; done; }\n" + command);
        builder.environment().put("WORLD_CLOCK_KEY", key);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        List<String> words = new ArrayList<>(List.of(output.split("\0", -1)));
        words.remove(words.size() - 1);
        return words;
    }

    private static String oauth(Authorization authorization) {
        return JsonMapper.shared()
                .readTree(ClaudeCode.file(Descriptors.of(authorization)))
                .at("/mcpServers/world-clock/oauth")
                .toString();
    }
}
