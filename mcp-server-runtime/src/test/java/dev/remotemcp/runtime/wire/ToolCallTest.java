package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ToolCallTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static WireServer server;
    private static McpWire wire;

    @BeforeAll
    static void start() {
        server = WireServer.start();
        wire = server.wire();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "echo_on_event_loop"})
    void textBecomesOneTextBlock(String tool) {
        JsonNode result = wire.call(tool).with("message", "hi").result();
        assertThat(result.path("content")).isEqualTo(JSON.readTree("[{\"type\":\"text\",\"text\":\"hi\"}]"));
        assertThat(result.path("resultType").asString()).isEqualTo("complete");
        assertThat(result.path("isError").asBoolean(false)).isFalse();
        assertThat(result.has("structuredContent")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"quoted\" \\ / \b\f\n\r\t \u0000 \u001f \u007f",
                "\u2028\u2029 gr\u00fc\u00dfe \u4f60\u597d \uD83D\uDE00 \uFEFF",
                "</script><!-- data: x",
                "{\"jsonrpc\":\"2.0\"}"
            })
    void textSurvivesTheRoundTrip(String text) {
        assertThat(wire.call("echo").with("message", text).expectStatus(200).text())
                .isEqualTo(text);
    }

    @Test
    void aResultThatNobodyCanWriteIsAnInternalErrorWithoutItsDetails() {
        JsonNode error = wire.call("unwritable").expectStatus(500).error(-32603);
        assertThat(error.path("message").asString()).isEqualTo("Internal error; the server's log has more");
    }

    @Test
    void aLongTextSurvivesTheRoundTrip() {
        String text = "0123456789abcdef\u00e9".repeat(60_000);
        assertThat(wire.call("echo").with("message", text).expectStatus(200).text())
                .isEqualTo(text);
    }

    @Test
    void structuredContentAlsoComesAsText() {
        JsonNode result = wire.call("structured").result();
        assertThat(result.path("structuredContent")).isEqualTo(JSON.readTree("{\"sum\":3,\"parts\":[1,2]}"));
        assertThat(result.path("content")).hasSize(1);
        assertThat(JSON.readTree(result.path("content").path(0).path("text").asString()))
                .isEqualTo(result.path("structuredContent"));
    }

    @Test
    void structuredContentMayBeNull() {
        JsonNode result = wire.call("structured_null").result();
        assertThat(result.has("structuredContent")).isTrue();
        assertThat(result.path("structuredContent").isNull()).isTrue();
    }

    @Test
    void structuredContentMayBeAnArray() {
        assertThat(wire.call("structured_list").result().path("structuredContent"))
                .isEqualTo(JSON.readTree("[1,\"two\",null]"));
    }

    @Test
    void contentOfEveryKindKeepsItsOrder() {
        JsonNode content = wire.call("all_contents").result().path("content");
        assertThat(content.valueStream().map(block -> block.path("type").asString()))
                .containsExactly("text", "image", "audio", "resource_link", "resource");
        assertThat(content.path(0).path("text").asString())
                .isEqualTo("Gr\u00fc\u00dfe \"quoted\"\n\u2028 \uD83D\uDE00");
        assertThat(content.path(1))
                .isEqualTo(JSON.readTree("{\"type\":\"image\",\"data\":\"aW1n\",\"mimeType\":\"image/png\"}"));
        assertThat(content.path(3).path("uri").asString()).isEqualTo("note://plain");
        assertThat(content.path(4).path("resource").path("text").asString()).isEqualTo("embedded");
    }

    @Test
    void aResultThatTheHandlerAssembledKeepsItsMembers() {
        JsonNode result = wire.call("assembled").result();
        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.path("structuredContent")).isEqualTo(JSON.readTree("{\"kept\":true}"));
        assertThat(result.path("_meta").path("example.org/trace").asString()).isEqualTo("abc");
        assertThat(result.path("_meta")
                        .path("io.modelcontextprotocol/serverInfo")
                        .path("name")
                        .asString())
                .isEqualTo("wire-tests");
    }

    @Test
    void noOutputIsAnEmptyArray() {
        assertThat(wire.call("nothing").result().path("content")).isEqualTo(JSON.readTree("[]"));
    }

    @Test
    void outputThatComesLaterIsWaitedFor() {
        assertThat(wire.call("later").expectStatus(200).text()).isEqualTo("it came later");
    }

    @Test
    void aFailureIsForTheModel() {
        McpReply reply = wire.call("failed").expectStatus(200);
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text()).isEqualTo("the stock is empty");
    }

    @Test
    void aToolExceptionReachesTheModelWordForWordButNotItsCause() {
        McpReply reply = wire.call("fails_for_model").expectStatus(200);
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text()).isEqualTo("try a smaller number");
        assertThat(reply.response().toString()).doesNotContain("secret");
    }

    @Test
    void aToolExceptionMayComeLater() {
        McpReply reply = wire.call("later_fails").expectStatus(200);
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text()).isEqualTo("it failed later");
    }

    @Test
    void anyOtherExceptionStaysInTheLog() {
        McpReply first = wire.call("breaks").expectStatus(200);
        McpReply second = wire.call("breaks").expectStatus(200);
        assertThat(first.result().path("isError").asBoolean()).isTrue();
        assertThat(first.response().toString()).doesNotContain("secret", "IllegalState", "Exception");
        assertThat(first.text()).as("each has an id of its own").isNotEqualTo(second.text());
    }

    @Test
    void argumentsThatDoNotFitAreAResultThatNamesThemAll() {
        McpReply reply = wire.call("rejects_arguments").expectStatus(200);
        assertThat(reply.result().path("isError").asBoolean()).isTrue();
        assertThat(reply.text()).contains("/days must be at most 14", "/city is missing");
    }

    @Test
    void argumentsMayBeLeftOut() {
        assertThat(wire.call("echo").expectStatus(200).text()).isEmpty();
    }

    @Test
    void argumentsMayComeBeforeTheNameAndTheEnvelopeInAnyOrder() {
        String body = "{\"params\":{\"arguments\":{\"message\":\"backwards\"},\"name\":\"echo\"," + HostileRequest.META
                + "},\"method\":\"tools/call\",\"id\":7,\"jsonrpc\":\"2.0\"}";
        try (HttpConnection connection = wire.connect()) {
            connection.send(HostileRequest.post(body)
                    .header("Mcp-Method", "tools/call")
                    .header("Mcp-Name", "echo")
                    .bytes(wire.port()));
            JsonNode message = connection.read().json();
            assertThat(message.path("result")
                            .path("content")
                            .path(0)
                            .path("text")
                            .asString())
                    .isEqualTo("backwards");
        }
    }

    @Test
    void membersThatNobodyKnowsAreIgnored() {
        assertThat(wire.call("echo")
                        .param("surprise", "x")
                        .meta("example.org/x", "y")
                        .with("message", "hi")
                        .expectStatus(200)
                        .text())
                .isEqualTo("hi");
    }

    @Test
    void theHandlerSeesWhoAsksAndWhat() {
        String text = wire.call("tells_request")
                .capabilities("{\"roots\":{}}")
                .meta("io.modelcontextprotocol/clientInfo", JSON.readTree("{\"name\":\"tester\",\"version\":\"1\"}"))
                .meta("example.org/tag", "blue")
                .meta("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .expectStatus(200)
                .text();
        assertThat(text)
                .isEqualTo("2026-07-28|tester|[ROOTS]|blue"
                        + "|00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01|anonymous");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX-Evil: 1"
            })
    void aMalformedTraceparentIsNotHandedOn(String traceparent) {
        assertThat(wire.call("tells_request")
                        .meta("traceparent", traceparent)
                        .expectStatus(200)
                        .text())
                .contains("|untraced|");
    }

    @Test
    void theHandlerIsToldOfAClientThatSaysNothingOfItself() {
        assertThat(wire.call("tells_request").expectStatus(200).text())
                .isEqualTo("2026-07-28|nobody|[]|untagged|untraced|anonymous");
    }
}
