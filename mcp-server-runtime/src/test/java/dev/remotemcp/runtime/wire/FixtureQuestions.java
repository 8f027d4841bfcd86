package dev.remotemcp.runtime.wire;

import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.Question;
import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.FormBinding;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Tools, a prompt and a resource that ask the client before they answer. */
final class FixtureQuestions {
    /** What the form asks for. */
    record Person(String name, int age) {}

    private static final URI SIGN_IN = URI.create("https://login.example.org/start");
    private static final String FORM = """
            {"type":"object","properties":{"name":{"type":"string"},"age":{"type":"integer"}},\
            "required":["name","age"]}""".strip();

    private final AtomicInteger charges = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();

    /** How often the step inside {@code once} ran. */
    int charges() {
        return charges.get();
    }

    /** How often the handler around it ran. */
    int runs() {
        return runs.get();
    }

    List<Binding> bindings() {
        return List.of(
                new FormBinding<>(Person.class, Descriptor.of(FORM), FixtureQuestions::person),
                FixtureTools.tool("asks_form", (arguments, context) -> text(greeting(form(context, "who")))),
                FixtureTools.tool("asks_form_too", (arguments, context) -> text(greeting(form(context, "who")))),
                FixtureTools.tool(
                        "asks_form_about",
                        FixtureTools.ECHO_SCHEMA,
                        Execution.VIRTUAL_THREAD,
                        (arguments, context) ->
                                text(FixtureJson.tree(arguments).path("message").asString() + " "
                                        + greeting(form(context, "who")))),
                FixtureTools.tool(
                        "asks_url",
                        (arguments, context) -> text(context.elicitUrl("sign_in", "Please sign in", SIGN_IN)
                                .name())),
                FixtureTools.tool(
                        "asks_model", (arguments, context) -> text(said(context.sample("capital", capital())))),
                FixtureTools.tool("asks_roots", (arguments, context) -> text(uris(context.roots()))),
                FixtureTools.tool("asks_several", FixtureQuestions::several),
                FixtureTools.tool("asks_twice_charges_once", this::twice),
                new PromptBinding(
                        "asks_in_prompt",
                        Descriptor.of("{\"name\":\"asks_in_prompt\",\"description\":\"Asks before it prompts.\"}"),
                        Execution.VIRTUAL_THREAD,
                        (arguments, context) -> new PromptOutput.Text(greeting(form(context, "who")))),
                new ResourceBinding(
                        "note://asks",
                        Descriptor.of("{\"uri\":\"note://asks\",\"name\":\"asks\"}"),
                        "text/plain",
                        CacheHint.DEFAULT,
                        Execution.VIRTUAL_THREAD,
                        (variables, context) -> new ResourceOutput.Text(greeting(form(context, "who")))));
    }

    private static Person person(Arguments content) {
        JsonNode tree = FixtureJson.tree(content);
        if (!tree.path("age").isInt()) {
            throw new InvalidArgumentsException(List.of("age must be an integer"));
        }
        return new Person(tree.path("name").asString(), tree.path("age").asInt());
    }

    private static ToolOutput text(String text) {
        return new ToolOutput.Text(text);
    }

    private static Elicitation<Person> form(McpContext context, String key) {
        return context.elicit(key, "Who are you?", Person.class);
    }

    private static String greeting(Elicitation<Person> answer) {
        return switch (answer) {
            case Elicitation.Accepted<Person>(Person person) -> "Hello, " + person.name() + " (" + person.age() + ")!";
            case Elicitation.Declined<Person> declined -> "They would not say.";
            case Elicitation.Cancelled<Person> cancelled -> "They left.";
        };
    }

    private static CreateMessageRequest capital() {
        return CreateMessageRequest.builder(
                        List.of(new SamplingMessage(
                                Role.USER,
                                TextContent.builder("The capital of Norway?").build())),
                        50)
                .build();
    }

    private static String said(CreateMessageResult message) {
        return message.content() instanceof TextContent content ? content.text() : "no text";
    }

    private static String uris(List<Root> roots) {
        return String.join(" ", roots.stream().map(Root::uri).toList());
    }

    private static ToolOutput several(Arguments arguments, McpContext context) {
        Question<Elicitation<Person>> who = Question.form("who", "Who are you?", Person.class);
        Question<CreateMessageResult> capital = Question.sampling("capital", capital());
        Question<List<Root>> where = Question.roots("where");
        Answers answers = context.ask(who, capital, where);
        return text(greeting(answers.to(who)) + " " + said(answers.to(capital)) + " " + uris(answers.to(where)));
    }

    private ToolOutput twice(Arguments arguments, McpContext context) {
        runs.incrementAndGet();
        int receipt = context.once("charge", Integer.class, charges::incrementAndGet);
        String first = greeting(form(context, "first"));
        context.once("note", charges::get);
        String second = greeting(form(context, "second"));
        return text("receipt " + receipt + ": " + first + " " + second);
    }
}
