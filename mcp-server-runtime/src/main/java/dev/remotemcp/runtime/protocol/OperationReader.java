package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.catalog.CompletionBinding;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.pipeline.Operation;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the parameters of a method into an operation; the same in every era. */
public final class OperationReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private OperationReader() {}

    /** Whether the method is one that becomes an operation in every era. */
    public static boolean knows(String method) {
        return switch (method) {
            case "tools/list",
                    "tools/call",
                    "prompts/list",
                    "prompts/get",
                    "resources/list",
                    "resources/templates/list",
                    "resources/read",
                    "completion/complete" -> true;
            default -> false;
        };
    }

    /**
     * Reads a request of a method that {@link #knows} knows.
     *
     * @throws Refusal if the method's parameters do not fit
     */
    public static Operation read(Envelope envelope) throws Refusal {
        return switch (envelope.method()) {
            case "tools/list" -> list(envelope, Listing.TOOLS);
            case "prompts/list" -> list(envelope, Listing.PROMPTS);
            case "resources/list" -> list(envelope, Listing.RESOURCES);
            case "resources/templates/list" -> list(envelope, Listing.RESOURCE_TEMPLATES);
            case "tools/call" -> new Operation.CallTool(required(envelope, Member.NAME), arguments(envelope));
            case "resources/read" -> new Operation.ReadResource(required(envelope, Member.URI));
            case "prompts/get" ->
                new Operation.GetPrompt(
                        required(envelope, Member.NAME), texts(object(envelope, Member.ARGUMENTS), "params.arguments"));
            case "completion/complete" -> complete(envelope);
            default ->
                throw new Refusal(Kind.UNKNOWN_METHOD, "There is no method '" + Excerpt.of(envelope.method()) + "'");
        };
    }

    private static Operation list(Envelope envelope, Listing listing) throws Refusal {
        String cursor = envelope.text(Member.CURSOR);
        if (cursor == null && envelope.has(Member.CURSOR)) {
            throw invalid(Member.CURSOR, "a string");
        }
        return new Operation.ListPage(listing, cursor);
    }

    private static Arguments arguments(Envelope envelope) throws Refusal {
        JsonSlice arguments = envelope.get(Member.ARGUMENTS);
        if (arguments == null || arguments.isNull()) {
            return Arguments.none();
        }
        if (!arguments.isObject()) {
            throw invalid(Member.ARGUMENTS, "an object");
        }
        return Arguments.of(arguments.bytes(), arguments.offset(), arguments.length());
    }

    private static Operation complete(Envelope envelope) throws Refusal {
        JsonNode ref = object(envelope, Member.REF);
        JsonNode argument = object(envelope, Member.ARGUMENT);
        JsonNode context = object(envelope, Member.CONTEXT);
        CompletionBinding.Target target =
                switch (ref == null ? "" : ref.path("type").asString("")) {
                    case "ref/prompt" -> new CompletionBinding.Target.Prompt(text(ref, "name", Member.REF));
                    case "ref/resource" -> new CompletionBinding.Target.Template(text(ref, "uri", Member.REF));
                    default -> throw invalid(Member.REF, "an object of type \"ref/prompt\" or \"ref/resource\"");
                };
        return new Operation.Complete(
                target,
                text(argument, "name", Member.ARGUMENT),
                text(argument, "value", Member.ARGUMENT),
                texts(context == null ? null : context.get("arguments"), "params.context.arguments"));
    }

    private static String text(@Nullable JsonNode object, String name, Member member) throws Refusal {
        JsonNode value = object == null ? null : object.get(name);
        if (value == null || !value.isString()) {
            throw new Refusal(Kind.INVALID_PARAMS, "The member '" + member.path() + "." + name + "' must be a string");
        }
        return value.asString();
    }

    private static Map<String, String> texts(@Nullable JsonNode object, String path) throws Refusal {
        Map<String, String> texts = new LinkedHashMap<>();
        if (object == null || object.isNull()) {
            return texts;
        }
        if (!object.isObject()) {
            throw new Refusal(Kind.INVALID_PARAMS, "The member '" + path + "' must be an object");
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (!member.getValue().isString()) {
                throw new Refusal(
                        Kind.INVALID_PARAMS,
                        "The member '" + path + "." + Excerpt.of(member.getKey()) + "' must be a string");
            }
            texts.put(member.getKey(), member.getValue().asString());
        }
        return texts;
    }

    private static @Nullable JsonNode object(Envelope envelope, Member member) throws Refusal {
        JsonSlice value = envelope.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            throw invalid(member, "an object");
        }
        return JSON.readTree(value.bytes(), value.offset(), value.length());
    }

    private static String required(Envelope envelope, Member member) throws Refusal {
        String text = envelope.text(member);
        if (text == null) {
            throw invalid(member, "a string");
        }
        return text;
    }

    private static Refusal invalid(Member member, String expected) {
        return new Refusal(Kind.INVALID_PARAMS, "The member '" + member.path() + "' must be " + expected);
    }
}
