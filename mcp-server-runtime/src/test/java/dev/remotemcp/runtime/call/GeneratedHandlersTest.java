package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.McpResourceNotFoundException;
import dev.remotemcp.runtime.catalog.CompletionBinding;
import dev.remotemcp.runtime.catalog.FormBinding;
import dev.remotemcp.runtime.catalog.HeaderArgument;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GeneratedHandlersTest {
    private static ApplicationContext beans;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @Test
    void aStageIsAwaitedAndEncoded() throws Exception {
        assertThat(GeneratedBindings.tool(beans, "order").execution()).isEqualTo(Execution.EVENT_LOOP);
        assertThat(json(call("order", "{\"title\":\"Emma\"}"))).isEqualTo("{\"title\":\"Emma\",\"pages\":7}");
    }

    @Test
    void handlersRunWhereTheirMethodOrClassSays() {
        try (ApplicationContext mill = ApplicationContext.run(Map.of("test.mill", true))) {
            assertThat(GeneratedBindings.tool(mill, "grind").execution()).isEqualTo(Execution.COMPUTE_POOL);
            assertThat(GeneratedBindings.tool(mill, "turn").execution()).isEqualTo(Execution.EVENT_LOOP);
            assertThat(GeneratedBindings.of(mill, ResourceBinding.class))
                    .anyMatch(resource ->
                            resource.uri().equals("mill://sack") && resource.execution() == Execution.COMPUTE_POOL);
            assertThat(GeneratedBindings.of(mill, PromptBinding.class))
                    .anyMatch(prompt -> prompt.name().equals("bake") && prompt.execution() == Execution.COMPUTE_POOL);
            assertThat(GeneratedBindings.of(mill, CompletionBinding.class))
                    .anyMatch(completion ->
                            completion.argument().equals("bread") && completion.execution() == Execution.COMPUTE_POOL);
        }
    }

    @Test
    void anEmptyMonoIsNull() throws Exception {
        assertThat(json(call("find", "{\"there\":true}"))).isEqualTo("{\"title\":\"Ask\",\"pages\":1}");
        assertThat(json(call("find", "{\"there\":false}"))).isEqualTo("null");
    }

    @Test
    void aFluxBecomesBlocks() throws Exception {
        assertThat(call("pages", "{\"count\":2}"))
                .isEqualTo(new ToolOutput.Contents(List.of(
                        TextContent.builder("page 1").build(),
                        TextContent.builder("page 2").build())));
    }

    @Test
    void injectedParametersComeFromTheirInjectorAndScopesAreRespected() throws Exception {
        String first = text(call("who", "{}"));
        String second = text(call("who", "{}"));

        assertThat(first).startsWith("reader as member ");
        assertThat(second).startsWith("reader as member ").isNotEqualTo(first);
    }

    @Test
    void anEnumIsTextUnderItsWireName() throws Exception {
        assertThat(text(call("shelf", "{}"))).isEqualTo("novels");
    }

    @Test
    void voidIsNoContent() throws Exception {
        assertThat(call("burn", "{\"whatever\":1}")).isEqualTo(ToolOutput.EMPTY);
    }

    @Test
    void aHeaderKeepsItsIntegerWithinWhatEveryClientCanSay() throws Exception {
        ToolBinding tool = GeneratedBindings.tool(beans, "narrow");

        assertThat(tool.headers())
                .containsExactly(new HeaderArgument("Shelf-Mark", List.of("mark"), HeaderArgument.Type.INTEGER));
        assertThat(text(call("narrow", "{\"mark\":9007199254740991}"))).isEqualTo("9007199254740991");
        assertThatThrownBy(() -> call("narrow", "{\"mark\":9007199254740992}"))
                .hasMessageContaining("mark: must be at most 9007199254740991");
    }

    @Test
    void templateVariablesAreTyped() throws Exception {
        ResourceBinding book = resource("library://books/{id}/{since}");

        assertThat(book.mimeType()).isEqualTo("application/json");
        assertThat(book.handler().read(TextArguments.of(Map.of("id", "1", "since", "2026-07-28")), NoContext.INSTANCE))
                .isEqualTo(new ResourceOutput.Text("{\"title\":\"2026-07-28\",\"pages\":1}"));
        assertThatExceptionOfType(McpResourceNotFoundException.class)
                .isThrownBy(() -> book.handler()
                        .read(TextArguments.of(Map.of("id", "2", "since", "2026-07-28")), NoContext.INSTANCE));
        assertThatExceptionOfType(InvalidArgumentsException.class)
                .isThrownBy(
                        () -> book.handler().read(TextArguments.of(Map.of("id", "x", "since", "")), NoContext.INSTANCE))
                .satisfies(e -> assertThat(e.problems())
                        .containsExactly(
                                "id: must be an integer (was \"x\")",
                                "since: must be a date such as 2026-07-28 (was \"\")"));
    }

    @Test
    void bytesAreABlob() throws Exception {
        ResourceBinding cover = resource("library://cover");

        assertThat(cover.cache().ttlMs()).isEqualTo(10);
        assertThat(((ResourceOutput.Blob) cover.handler().read(TextArguments.of(Map.of()), NoContext.INSTANCE)).bytes())
                .containsExactly(1, 2);
    }

    @Test
    void promptArgumentsAreConvertedFromText() throws Exception {
        PromptBinding review = GeneratedBindings.of(beans, PromptBinding.class)
                .filter(p -> p.name().equals("review"))
                .findFirst()
                .orElseThrow();

        PromptOutput output =
                review.handler().get(TextArguments.of(Map.of("title", "Emma", "words", "9")), NoContext.INSTANCE);

        assertThat(((PromptOutput.Messages) output).messages())
                .singleElement()
                .satisfies(m -> assertThat(((TextContent) m.content()).text()).isEqualTo("Emma POEMS Optional[9]"));
        assertThatThrownBy(() -> review.handler()
                        .get(TextArguments.of(Map.of("titel", "x", "shelf", "attic")), NoContext.INSTANCE))
                .hasMessageContaining("title: is required; did you mean 'title' where you wrote 'titel'?")
                .hasMessageContaining("shelf: must be one of novels, POEMS");
    }

    @Test
    void completionsReceiveWhatWasTypedAndChosen() throws Exception {
        CompletionBinding titles =
                GeneratedBindings.of(beans, CompletionBinding.class).findFirst().orElseThrow();

        assertThat(titles.target()).isEqualTo(new CompletionBinding.Target.Prompt("review"));
        assertThat(titles.handler().complete(TextArguments.of(Map.of("title", "Em", "words", "9")), NoContext.INSTANCE))
                .isEqualTo(new CompletionOutput.Values(List.of("Em…9")));
        assertThat(titles.handler().complete(TextArguments.of(Map.of()), NoContext.INSTANCE))
                .isEqualTo(new CompletionOutput.Values(List.of("…")));
    }

    @Test
    void aFormIsDescribedAndRead() {
        FormBinding<?> card = GeneratedBindings.of(beans, FormBinding.class)
                .filter(form -> form.type() == Library.Card.class)
                .findFirst()
                .orElseThrow();

        assertThat(card.requestedSchema().toString())
                .isEqualTo(
                        "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"minLength\":2},"
                                + "\"email\":{\"type\":\"string\",\"format\":\"email\"},"
                                + "\"age\":{\"type\":\"integer\",\"minimum\":18,\"maximum\":120},"
                                + "\"shelf\":{\"type\":\"string\",\"oneOf\":[{\"const\":\"novels\",\"title\":\"Novels and stories\"},"
                                + "{\"const\":\"POEMS\",\"title\":\"POEMS\"}],\"title\":\"Shelf\",\"default\":\"novels\"},"
                                + "\"others\":{\"type\":\"array\",\"items\":{\"anyOf\":[{\"const\":\"novels\",\"title\":"
                                + "\"Novels and stories\"},{\"const\":\"POEMS\",\"title\":\"POEMS\"}]},\"maxItems\":2},"
                                + "\"news\":{\"type\":\"boolean\",\"default\":true}},\"required\":[\"name\",\"age\",\"others\"]}");
        assertThat(read(card, "{\"name\":\"Ada\",\"age\":36,\"others\":[\"POEMS\"],\"news\":false}"))
                .isEqualTo(new Library.Card(
                        "Ada", Optional.empty(), 36, Library.Shelf.NOVELS, Set.of(Library.Shelf.POEMS), false));
        assertThatThrownBy(() ->
                        read(card, "{\"name\":\"A\",\"email\":\"no\",\"age\":3,\"others\":[\"POEMS\",\"POEMS\"]}"))
                .hasMessageContaining("name: must have at least 2 characters (was 1)")
                .hasMessageContaining("email: must be an e-mail address (was \"no\")")
                .hasMessageContaining("age: must be at least 18 (was 3)");
        assertThat(read(card, "{\"name\":\"Ada\",\"age\":36,\"others\":[\"POEMS\",\"POEMS\"],\"news\":false}"))
                .as("the schema of a form does not forbid repetitions")
                .isEqualTo(new Library.Card(
                        "Ada", Optional.empty(), 36, Library.Shelf.NOVELS, Set.of(Library.Shelf.POEMS), false));
    }

    private static Object read(FormBinding<?> form, String content) {
        byte[] json = content.getBytes(UTF_8);
        return form.reader().read(Arguments.of(json, 0, json.length));
    }

    private static ResourceBinding resource(String uri) {
        return GeneratedBindings.of(beans, ResourceBinding.class)
                .filter(resource -> resource.uri().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    private static ToolOutput call(String tool, String arguments) throws Exception {
        byte[] json = arguments.getBytes(UTF_8);
        ToolOutput output = GeneratedBindings.tool(beans, tool)
                .handler()
                .call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
        return output instanceof ToolOutput.Later(var stage)
                ? stage.toCompletableFuture().get()
                : output;
    }

    private static String json(ToolOutput output) {
        return new String(((ToolOutput.Structured) output).json(), UTF_8);
    }

    private static String text(ToolOutput output) {
        return ((ToolOutput.Text) output).text();
    }
}
