package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.ToolOutput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DiscoverTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static WireServer server;
    private static McpWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.with(Map.of("mcp.server.instructions", "Ask politely."));
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void namesTheOneRevision() {
        assertThat(wire.request("server/discover").result().path("supportedVersions"))
                .isEqualTo(JSON.readTree("[\"2026-07-28\"]"));
    }

    @Test
    void advertisesWhatTheCatalogHas() {
        JsonNode capabilities = wire.request("server/discover").result().path("capabilities");
        assertThat(capabilities.path("tools")).isEqualTo(JSON.readTree("{\"listChanged\":true}"));
        assertThat(capabilities.path("prompts")).isEqualTo(JSON.readTree("{\"listChanged\":true}"));
        assertThat(capabilities.path("resources"))
                .isEqualTo(JSON.readTree("{\"listChanged\":true,\"subscribe\":true}"));
        assertThat(capabilities.path("completions").isObject()).isTrue();
        assertThat(capabilities.path("logging").isObject()).isTrue();
    }

    @Test
    void doesNotAdvertiseCompletionsWhenThereAreNone() {
        try (WireServer bare = WireServer.with(
                List.of(FixtureTools.tool("alone", (arguments, context) -> ToolOutput.EMPTY)), Map.of())) {
            JsonNode capabilities =
                    bare.wire().request("server/discover").result().path("capabilities");
            assertThat(capabilities.has("tools")).isTrue();
            assertThat(capabilities.has("completions")).isFalse();
            bare.wire()
                    .request("completion/complete")
                    .json("ref", "{\"type\":\"ref/prompt\",\"name\":\"x\"}")
                    .json("argument", "{\"name\":\"y\",\"value\":\"\"}")
                    .expectStatus(404)
                    .error(-32601);
        }
    }

    @Test
    void carriesInstructions() {
        assertThat(wire.request("server/discover").result().path("instructions").asString())
                .isEqualTo("Ask politely.");
    }

    @Test
    void leavesOutInstructionsThatThereAreNot() {
        try (WireServer silent = WireServer.start()) {
            assertThat(silent.wire().request("server/discover").result().has("instructions"))
                    .isFalse();
        }
    }

    @Test
    void tellsHowLongAndForWhomItMayBeKept() {
        JsonNode result = wire.request("server/discover").result();
        assertThat(result.path("ttlMs").asLong()).isEqualTo(3_600_000);
        assertThat(result.path("cacheScope").asString()).isIn("public", "private");
    }

    @Test
    void needsNoClientInfo() {
        assertThat(wire.request("server/discover").result().path("resultType").asString())
                .isEqualTo("complete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"server/discover", "tools/list", "prompts/list", "resources/list", "resources/templates/list"})
    void identifiesTheServerInEveryResult(String method) {
        assertThat(wire.request(method).result().path("_meta").path("io.modelcontextprotocol/serverInfo"))
                .isEqualTo(JSON.readTree("{\"name\":\"wire-tests\",\"version\":\"1.2.3\"}"));
    }

    @Test
    void identifiesAServerWithoutANameByTheNameOfTheApplication() {
        assertThat(nameOf(Map.of("mcp.server.name", WireServer.UNSET, "micronaut.application.name", "shop")))
                .isEqualTo("shop");
        assertThat(nameOf(Map.of("mcp.server.name", WireServer.UNSET))).isEqualTo("mcp-server");
    }

    private static String nameOf(Map<String, Object> configuration) {
        try (WireServer named = WireServer.with(configuration)) {
            return named.wire()
                    .request("server/discover")
                    .result()
                    .at("/_meta/io.modelcontextprotocol~1serverInfo/name")
                    .asString();
        }
    }

    @Test
    void echoesTheTypeOfTheRequestId() {
        wire.request("server/discover").id("seven").expectStatus(200).result();
        wire.request("server/discover").id(7).expectStatus(200).result();
        wire.request("server/discover").id(Long.MAX_VALUE).expectStatus(200).result();
        wire.request("no/such").id("seven").expectStatus(404).error(-32601);
    }
}
