package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.conformance.TypeScriptClient.Session;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the quickstart has no tool for, the TypeScript client does with the conformance server. */
class TypeScriptClientOfConformanceServerTest {
    @AutoClose
    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeTools.installed();
        server = ServerProcess.start("conformance-server");
    }

    @Test
    void fetchesTheToolsAgainWhenTheListHasChanged() throws Exception {
        Session session = TypeScriptClient.run("followsTheListOfTools", server.url());

        assertThat(session.at("/error").isNull()).isTrue();
        List<String> before = names(session.at("/before"));
        assertThat(before).doesNotContain("test_dynamic_tool");
        assertThat(names(session.at("/after")))
                .contains("test_dynamic_tool")
                .containsAll(before)
                .hasSize(before.size() + 1);
    }

    @Test
    void repeatsArgumentsInTheHeadersThatTheSchemaNames() throws Exception {
        Session session = TypeScriptClient.run("repeatsArgumentsInHeaders", server.url());

        assertThat(session.exchanges("tools/call"))
                .extracting(call -> call.headers().get("mcp-param-region"))
                .containsExactly("eu-north-1", "=?base64?VHJvbXPDuCA=?=");
        assertThat(session.at("/plain/content/0/text").asString()).isEqualTo("Served in eu-north-1");
        assertThat(session.at("/encoded/content/0/text").asString()).isEqualTo("Served in Tromsø ");
    }

    private static List<String> names(JsonNode names) {
        return names.valueStream().map(JsonNode::asString).toList();
    }
}
