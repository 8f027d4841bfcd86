package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds docs/connect.md against what is told of the same server elsewhere. */
class ConnectPageTest {
    private static final String CLIENT_ID = "11111111-2222-3333-4444-555555555555";

    @Test
    void thePageHasTheFilesAndCommandsToTheLetter() throws IOException {
        ServerDescriptor local = Descriptors.of("world-clock", "http://127.0.0.1:8080/mcp", Descriptors.NONE);
        ServerDescriptor signedIn = Descriptors.of(
                new Authorization.OAuth(List.of("https://mcp.contoso.com/mcp/mcp.access"), Optional.of(CLIENT_ID)));
        ServerDescriptor keyed = Descriptors.of(Descriptors.KEY);

        assertThat(Files.readString(Path.of("..", "docs", "connect.md")))
                .contains(
                        json(VisualStudioCode.file(local)),
                        json(VisualStudioCode.file(signedIn)),
                        json(VisualStudioCode.file(keyed)),
                        sh(ClaudeCode.command(local)),
                        json(ClaudeCode.file(local)),
                        sh(ClaudeCode.command(signedIn)),
                        json(ClaudeCode.file(signedIn)),
                        sh(ClaudeCode.command(keyed)),
                        json(Cursor.file(local)),
                        json(Cursor.file(signedIn)),
                        json(Cursor.file(keyed)),
                        sh(Inspector.command(local)));
    }

    private static String json(String content) {
        return "```json\n" + content + "```\n";
    }

    private static String sh(String line) {
        return "```sh\n" + line + "\n```\n";
    }
}
