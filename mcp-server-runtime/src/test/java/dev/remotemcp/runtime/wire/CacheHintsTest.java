package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CacheHintsTest {
    private static WireServer server;
    private static McpWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.with(
                Map.of("mcp.cache.discover-ttl", "2s", "mcp.cache.list-ttl", "3s", "mcp.cache.resource-ttl", "4s"));
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/list", "prompts/list", "resources/list", "resources/templates/list"})
    void listsMayBeKeptAsConfigured(String method) {
        assertThat(wire.request(method).result().path("ttlMs").asLong()).isEqualTo(3_000);
    }

    @Test
    void discoveryMayBeKeptAsConfigured() {
        assertThat(wire.request("server/discover").result().path("ttlMs").asLong())
                .isEqualTo(2_000);
    }

    @Test
    void aResourceWithoutHintsIsForTheCallerAndAsConfigured() {
        JsonNode result = wire.read("note://plain").result();
        assertThat(result.path("ttlMs").asLong()).isEqualTo(4_000);
        assertThat(result.path("cacheScope").asString()).isEqualTo("private");
    }

    @Test
    void aResourceWithHintsHasThem() {
        JsonNode result = wire.read("note://shared").result();
        assertThat(result.path("ttlMs").asLong()).isEqualTo(60_000);
        assertThat(result.path("cacheScope").asString()).isEqualTo("public");
    }

    @Test
    void aResourceReadWithAnswersIsNotKept() {
        McpReply asked =
                wire.read("note://asks").capabilities("{\"elicitation\":{}}").send();
        JsonNode result = wire.read("note://asks")
                .capabilities("{\"elicitation\":{}}")
                .state(asked.state())
                .answer("who", "{\"action\":\"decline\"}")
                .result();
        assertThat(result.path("ttlMs").asLong()).isZero();
        assertThat(result.path("cacheScope").asString()).isEqualTo("private");
    }
}
