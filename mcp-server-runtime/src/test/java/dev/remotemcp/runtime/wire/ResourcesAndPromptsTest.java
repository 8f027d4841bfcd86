package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ResourcesAndPromptsTest {
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

    @Test
    void textComesUnderTheRequestedUri() {
        assertThat(wire.read("note://plain").result().path("contents"))
                .isEqualTo(JSON.readTree(
                        "[{\"uri\":\"note://plain\",\"mimeType\":\"text/plain\",\"text\":\"plain text\"}]"));
    }

    @Test
    void bytesComeAsBase64() {
        assertThat(wire.read("note://bytes").result().path("contents"))
                .isEqualTo(JSON.readTree("[{\"uri\":\"note://bytes\",\"mimeType\":\"text/plain\",\"blob\":\"AAH/\"}]"));
    }

    @Test
    void severalContentsKeepTheirUris() {
        JsonNode contents = wire.read("note://several").result().path("contents");
        assertThat(contents.valueStream().map(content -> content.path("uri").asString()))
                .containsExactly("note://several/1", "note://several/2");
    }

    @ParameterizedTest
    @CsvSource({
        "note://items/5,item 5",
        "note://items/a%20b,item a b",
        "note://items/%C3%A9,item \u00e9",
        "note://items/a%2Fb,item a/b",
        "note://items/..,item ..",
        "note://items/%F0%9F%98%80,item \uD83D\uDE00",
        "note://items/\uD83D\uDE00,item \uD83D\uDE00"
    })
    void aTemplateHandsItsDecodedVariableOn(String uri, String text) {
        JsonNode content = wire.read(uri).result().path("contents").path(0);
        assertThat(content.path("text").asString()).isEqualTo(text);
        assertThat(content.path("uri").asString()).isEqualTo(uri);
    }

    @Test
    void aResourceThatTheHandlerDoesNotFindIsAnErrorWithItsUri() {
        assertThat(wire.read("note://items/missing").expectStatus(200).errorData(-32602))
                .isEqualTo(JSON.readTree("{\"uri\":\"note://items/missing\"}"));
    }

    @Test
    void aResourceThatBreaksIsAnInternalErrorWithoutDetails() {
        McpReply reply = wire.read("note://breaks").send();
        reply.error(-32603);
        assertThat(reply.response().toString()).doesNotContain("secret", "IllegalState");
    }

    @Test
    void templatesAreNotAmongTheResources() {
        String resources =
                wire.request("resources/list").result().path("resources").toString();
        assertThat(resources).contains("note://plain").doesNotContain("{id}");
        String templates = wire.request("resources/templates/list")
                .result()
                .path("resourceTemplates")
                .toString();
        assertThat(templates).contains("note://items/{id}").doesNotContain("note://plain");
    }

    @Test
    void textOfAPromptIsAMessageOfTheUser() {
        assertThat(wire.prompt("greets").with("name", "Bob").result().path("messages"))
                .isEqualTo(
                        JSON.readTree("[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":\"Greet Bob\"}}]"));
    }

    @Test
    void messagesOfEitherRoleKeepTheirOrder() {
        JsonNode messages = wire.prompt("converses").result().path("messages");
        assertThat(messages.valueStream().map(message -> message.path("role").asString()))
                .containsExactly("user", "user", "assistant");
        assertThat(messages.path(1).path("content").path("type").asString()).isEqualTo("image");
    }

    @Test
    void completionsOfAPromptArgumentFollowWhatWasTyped() {
        JsonNode completion = complete("{\"type\":\"ref/prompt\",\"name\":\"greets\"}", "name", "Ber");
        assertThat(completion.path("values")).isEqualTo(JSON.readTree("[\"Bergen\",\"Berlin\"]"));
        assertThat(completion.path("hasMore").asBoolean(false)).isFalse();
    }

    @Test
    void moreThanAHundredCompletionsAreCut() {
        JsonNode completion = complete("{\"type\":\"ref/resource\",\"uri\":\"note://items/{id}\"}", "id", "1");
        assertThat(completion.path("values")).hasSize(100);
        assertThat(completion.path("total").asInt()).isEqualTo(150);
        assertThat(completion.path("hasMore").asBoolean()).isTrue();
    }

    @Test
    void anArgumentWithoutCompletionsHasNone() {
        assertThat(complete("{\"type\":\"ref/prompt\",\"name\":\"converses\"}", "tone", "x")
                        .path("values"))
                .isEmpty();
    }

    private static JsonNode complete(String ref, String name, String value) {
        return wire.request("completion/complete")
                .json("ref", ref)
                .json("argument", "{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}")
                .result()
                .path("completion");
    }
}
