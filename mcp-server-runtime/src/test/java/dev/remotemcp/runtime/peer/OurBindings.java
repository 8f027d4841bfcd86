package dev.remotemcp.runtime.peer;

import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.CompletionOutput;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceHandler;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.TextArguments;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.CompletionBinding;
import dev.remotemcp.runtime.catalog.CompletionBinding.Target;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.FormBinding;
import dev.remotemcp.runtime.catalog.HeaderArgument;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The offer as bindings of our server. */
final class OurBindings {
    /** What the form asks for. */
    record Person(String name, int age) {}

    private static final ObjectReader TREE =
            JsonMapper.shared().readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final Map<String, ToolHandler> tools = new HashMap<>();

    OurBindings() {
        tools.put("echo", (arguments, context) -> new ToolOutput.Text(message(arguments)));
        tools.put("add", (arguments, context) -> {
            JsonNode terms = tree(arguments);
            int sum = terms.path("a").asInt() + terms.path("b").asInt();
            return structured("{\"sum\":" + sum + "}");
        });
        tools.put("count", (arguments, context) -> structured("[1,2,3]"));
        tools.put("located", (arguments, context) -> text(tree(arguments).path("region")));
        tools.put("contents", (arguments, context) -> new ToolOutput.Contents(Fixed.contents()));
        tools.put("refuses", (arguments, context) -> new ToolOutput.Failed("the stock is empty"));
        tools.put("breaks", (arguments, context) -> {
            throw new IllegalStateException("secret detail");
        });
        tools.put("progresses", (arguments, context) -> {
            context.progress(1, 2, "half");
            context.progress(2, 2, "done");
            return new ToolOutput.Text("progressed");
        });
        tools.put("logs", (arguments, context) -> {
            for (LoggingLevel level : LoggingLevel.values()) {
                context.log(level, "peer", "at " + level);
            }
            return new ToolOutput.Text("logged");
        });
        tools.put(
                "tags",
                (arguments, context) -> new ToolOutput.Result(
                        Fixed.tagged(context.meta().path("example.org/tag").asString("untagged"))));
        tools.put("asks_form", (arguments, context) -> new ToolOutput.Text(greeting(context)));
        tools.put(
                "asks_url",
                (arguments, context) ->
                        new ToolOutput.Text(context.elicitUrl("sign_in", Offer.URL_MESSAGE, URI.create(Offer.URL))
                                .name()));
        tools.put(
                "asks_model",
                (arguments, context) -> new ToolOutput.Text(said(context.sample("capital", Fixed.sampling()))));
        tools.put(
                "asks_roots",
                (arguments, context) -> new ToolOutput.Text(
                        String.join(" ", context.roots().stream().map(Root::uri).toList())));
    }

    List<Binding> all() {
        List<Binding> all = new ArrayList<>();
        Offer.TOOLS.forEach(descriptor -> all.add(tool(descriptor)));
        all.add(new FormBinding<>(Person.class, Descriptor.of(Offer.FORM), OurBindings::person));
        all.add(resource(
                Offer.PLAIN, Offer.PLAIN_RESOURCE, (variables, context) -> new ResourceOutput.Text("plain text")));
        all.add(resource(
                Offer.BYTES, Offer.BYTES_RESOURCE, (variables, context) -> new ResourceOutput.Blob(Fixed.bytes())));
        all.add(resource(Offer.BROKEN, Offer.BROKEN_RESOURCE, (variables, context) -> {
            throw new IllegalStateException("secret detail");
        }));
        all.add(resource(
                Offer.ITEM,
                Offer.ITEM_TEMPLATE,
                (variables, context) -> new ResourceOutput.Text("item " + variables.read("id", ""))));
        all.add(prompt(Offer.GREETS));
        all.add(new PromptBinding(
                "converses",
                Descriptor.of(Offer.CONVERSES),
                Execution.VIRTUAL_THREAD,
                (arguments, context) -> new PromptOutput.Messages(Fixed.conversation())));
        all.add(new CompletionBinding(
                new Target.Prompt("greets"),
                "name",
                Execution.VIRTUAL_THREAD,
                (arguments, context) -> new CompletionOutput.Values(Fixed.cities(arguments.read("name", "")))));
        all.add(new CompletionBinding(
                new Target.Template(Offer.ITEM),
                "id",
                Execution.VIRTUAL_THREAD,
                (arguments, context) -> new CompletionOutput.Values(Fixed.numbers())));
        return all;
    }

    private ToolBinding tool(String descriptor) {
        String name = Offer.member(descriptor, "name");
        List<HeaderArgument> headers = name.equals("located")
                ? List.of(new HeaderArgument("Region", List.of("region"), HeaderArgument.Type.STRING))
                : List.of();
        return new ToolBinding(
                name,
                Descriptor.of(descriptor),
                headers,
                Execution.VIRTUAL_THREAD,
                Objects.requireNonNull(tools.get(name), name));
    }

    private static ResourceBinding resource(String uri, String descriptor, ResourceHandler handler) {
        return new ResourceBinding(
                uri,
                Descriptor.of(descriptor),
                Offer.member(descriptor, "mimeType"),
                CacheHint.DEFAULT,
                Execution.VIRTUAL_THREAD,
                handler);
    }

    private static PromptBinding prompt(String descriptor) {
        return new PromptBinding(
                "greets",
                Descriptor.of(descriptor),
                Execution.VIRTUAL_THREAD,
                (arguments, context) -> greets(arguments));
    }

    private static PromptOutput greets(TextArguments arguments) {
        arguments.require("name");
        arguments.verify();
        return new PromptOutput.Text("Greet " + arguments.read("name", "") + arguments.read("tone", ""));
    }

    /** As a generated decoder reads it. */
    private static String message(Arguments arguments) {
        String message = "";
        while (arguments.next()) {
            if (arguments.name().equals("message")) {
                message = Objects.requireNonNullElse(arguments.readString(), "");
            } else {
                arguments.unknown();
            }
        }
        arguments.require("message");
        arguments.verify();
        return message;
    }

    private static JsonNode tree(Arguments arguments) {
        var tree = JsonMapper.shared().createObjectNode();
        while (arguments.next()) {
            String name = arguments.name();
            tree.set(name, arguments.<JsonNode>read(TREE));
        }
        arguments.verify();
        return tree;
    }

    private static Person person(Arguments content) {
        JsonNode tree = tree(content);
        return new Person(tree.path("name").asString(), tree.path("age").asInt());
    }

    private static ToolOutput text(JsonNode text) {
        return new ToolOutput.Text(text.asString());
    }

    private static ToolOutput structured(String json) {
        return new ToolOutput.Structured(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String greeting(McpContext context) {
        return switch (context.elicit("who", Offer.FORM_MESSAGE, Person.class)) {
            case Elicitation.Accepted<Person>(Person person) -> Offer.greeting("accept", person.name(), person.age());
            case Elicitation.Declined<Person> declined -> Offer.greeting("decline", "", 0);
            case Elicitation.Cancelled<Person> cancelled -> Offer.greeting("cancel", "", 0);
        };
    }

    private static String said(CreateMessageResult message) {
        return message.content() instanceof TextContent content ? content.text() : "no text";
    }
}
