package dev.remotemcp.hostdouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostConfigurationTest {
    @TempDir
    private Path folder;

    @Test
    void readsWhatTheFilesSay() throws IOException {
        HostConfiguration configuration = HostConfiguration.of(
                FakeHandler.app(folder, "serves", "function", "\"functionTimeout\": \"00:05:00\","));

        assertThat(configuration.command()).hasSize(6).last().isEqualTo("serves");
        assertThat(configuration.keyNeeded()).isTrue();
        assertThat(configuration.timeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(configuration.settings())
                .isEqualTo(Map.of("FUNCTIONS_WORKER_RUNTIME", "custom", "MCP_SOMETHING", "set"));
    }

    @Test
    void aProgramOfThePackageIsFoundThere() throws IOException {
        Files.createDirectories(folder.resolve("runtime/bin"));
        Files.createFile(folder.resolve("runtime/bin/java"));

        assertThat(read("""
                {"version": "2.0", "configurationProfile": "mcp-custom-handler",
                 "customHandler": {"description": {"defaultExecutablePath": "runtime/bin/java"}}}""").command())
                .containsExactly(
                        folder.resolve("runtime/bin/java").toAbsolutePath().toString());
    }

    @Test
    void whatTheHostWouldNotStartWithIsRefused() {
        refused("{}", "version");
        refused("{\"version\": \"2.0\"}", "configurationProfile");
        refused("{\"version\": \"2.0\", \"configurationProfile\": \"mcp-custom-handler\"}", "defaultExecutablePath");
        String handler =
                "{\"version\": \"2.0\", \"configurationProfile\": \"mcp-custom-handler\", %s \"customHandler\":"
                        + " {\"description\": {\"defaultExecutablePath\": \"java\"},"
                        + " \"http\": {\"DefaultAuthorizationLevel\": \"%s\"}}}";
        refused(handler.formatted("", "everybody"), "DefaultAuthorizationLevel");
        refused(handler.formatted("\"functionTimeout\": \"soon\",", "anonymous"), "functionTimeout");
    }

    @Test
    void aFolderWithoutHostJsonSaysHowToMakeOne() {
        assertThatThrownBy(() -> HostConfiguration.of(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remote-mcp:function-app");
    }

    @Test
    void aHandlerThatListensNowhereIsGivenUp() throws Exception {
        HostConfiguration silent = HostConfiguration.of(FakeHandler.app(folder, "silent", "anonymous", ""));
        Worker worker = Worker.start(silent, line -> {});
        try {
            assertThatThrownBy(() -> worker.awaitPort(Duration.ofMillis(200)))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("did not listen on FUNCTIONS_CUSTOMHANDLER_PORT")
                    .hasMessageContaining("within 200 ms");
        } finally {
            worker.kill();
        }
    }

    private HostConfiguration read(String json) throws IOException {
        Files.writeString(folder.resolve("host.json"), json);
        return HostConfiguration.of(folder);
    }

    private void refused(String json, String key) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("host.json");
    }
}
