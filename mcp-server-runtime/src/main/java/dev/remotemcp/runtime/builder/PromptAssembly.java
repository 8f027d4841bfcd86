package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.builder.McpPromptBuilder.DeclaredArgument;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.PromptHandler;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.PromptOutputs;
import dev.remotemcp.runtime.call.TextArguments;
import dev.remotemcp.runtime.catalog.Access;
import dev.remotemcp.runtime.catalog.PromptBinding;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a binding of what was said about a prompt and what was declared before. */
final class PromptAssembly {
    private final ObjectWriter writer;

    PromptAssembly(McpJson json) {
        this.writer = json.mapper().writer();
    }

    /** A new prompt, or one that takes the place of another but keeps its facts. */
    PromptBinding define(McpPromptBuilder prompt, McpPromptFunction function, Optional<PromptBinding> declared) {
        ObjectNode descriptor = prompt.over(declared.map(binding -> DescriptorJson.read(binding.descriptor()))
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("name", prompt.name())));
        prompt.arguments().forEach((name, argument) -> {
            ObjectNode described = argument(descriptor, name)
                    .orElseGet(() -> descriptor
                            .withArrayProperty("arguments")
                            .addObject()
                            .put("name", name));
            describe(described, argument);
            described.put("required", argument.required());
        });
        return new PromptBinding(
                prompt.name(),
                DescriptorJson.write(descriptor),
                prompt.execution().orElse(Execution.VIRTUAL_THREAD),
                handler(descriptor.path("arguments"), function),
                declared.map(PromptBinding::access).orElse(Access.OPEN).and(prompt.access()));
    }

    /** The declared prompt with other facts. */
    PromptBinding refine(McpPromptBuilder prompt, PromptBinding declared) {
        ObjectNode descriptor = prompt.over(DescriptorJson.read(declared.descriptor()));
        prompt.arguments().forEach((name, argument) -> {
            ObjectNode described = argument(descriptor, name)
                    .orElseThrow(() -> ComponentErrors.of(
                            prompt.subject(),
                            "its method has no argument '" + name + "', and withArgument cannot add one: add a"
                                    + " parameter to the method, or .handler(…)"));
            boolean required = described.path("required").asBoolean(false);
            if (required != argument.required()) {
                throw ComponentErrors.of(
                        prompt.subject(),
                        "its method takes the argument '" + name + "' as " + (required ? "required" : "optional")
                                + ": say so in withArgument, or change the parameter");
            }
            describe(described, argument);
        });
        return new PromptBinding(
                prompt.name(),
                DescriptorJson.write(descriptor),
                prompt.execution().orElse(declared.execution()),
                declared.handler(),
                declared.access().and(prompt.access()));
    }

    /** The names of the arguments that a prompt has. */
    static List<String> argumentNames(PromptBinding prompt) {
        return DescriptorJson.read(prompt.descriptor())
                .path("arguments")
                .valueStream()
                .map(argument -> argument.path("name").asString(""))
                .toList();
    }

    private static Optional<ObjectNode> argument(ObjectNode descriptor, String name) {
        return descriptor
                .path("arguments")
                .valueStream()
                .filter(argument -> argument.path("name").asString("").equals(name))
                .map(ObjectNode.class::cast)
                .findFirst();
    }

    private static void describe(ObjectNode described, DeclaredArgument argument) {
        if (!argument.description().isEmpty()) {
            described.put("description", argument.description());
        }
    }

    private PromptHandler handler(JsonNode arguments, McpPromptFunction function) {
        List<String> names = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (JsonNode argument : arguments) {
            String name = argument.path("name").asString("");
            names.add(name);
            if (argument.path("required").asBoolean(false)) {
                required.add(name);
            }
        }
        return (given, context) -> {
            require(given, names, required);
            return encode(function.get(new McpTexts(given.values()), context));
        };
    }

    private static void require(TextArguments given, List<String> names, List<String> required) {
        names.forEach(given::read); // known, hence no candidates for what a missing one was misspelt as
        required.forEach(given::require);
        given.verify();
    }

    private PromptOutput encode(@Nullable Object result) {
        return switch (result) {
            case PromptOutput output -> output;
            case GetPromptResult assembled -> PromptOutputs.result(assembled);
            case PromptMessage message -> PromptOutputs.message(message);
            case Content content -> PromptOutputs.content(content);
            case Collection<?> several -> several(several);
            case Optional<?> optional -> encode(optional.orElse(null));
            case CompletionStage<?> stage -> PromptOutputs.later(stage, this::encode);
            case Mono<?> mono -> PromptOutputs.later(mono, this::encode);
            case Flux<?> flux -> PromptOutputs.later(flux, this::encode);
            case null -> PromptOutputs.text(null);
            default -> {
                if (!Texts.is(result)) {
                    throw new IllegalStateException("The handler of a prompt returned a "
                            + result.getClass().getName() + ": return text, Content, PromptMessage or GetPromptResult");
                }
                yield PromptOutputs.text(Texts.of(result, writer));
            }
        };
    }

    private static PromptOutput several(Collection<?> several) {
        if (several.stream().allMatch(PromptMessage.class::isInstance)) {
            return PromptOutputs.messages(
                    several.stream().map(PromptMessage.class::cast).toList());
        }
        return PromptOutputs.contents(several.stream().map(Content.class::cast).toList());
    }
}
