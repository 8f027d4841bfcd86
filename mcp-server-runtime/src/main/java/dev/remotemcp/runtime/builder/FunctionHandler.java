package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.builder.McpToolBuilder.Function;
import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.schema.JsonSchema;
import dev.remotemcp.runtime.schema.Violation;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/** Serves a tool by a function: holds the arguments against the schema, runs the function, encodes what it returns. */
final class FunctionHandler implements ToolHandler {
    private final String arguments;
    private final JsonSchema schema;
    private final Set<String> known;
    private final Set<String> notNull;
    private final Call call;
    private final ToolResults results;
    private final ObjectReader trees;

    /** Runs the function. */
    @FunctionalInterface
    private interface Call {
        @Nullable
        Object run(Arguments arguments, ObjectNode tree, McpContext context) throws Exception;
    }

    /**
     * A tool's handler.
     *
     * @param subject the tool in messages
     */
    FunctionHandler(String subject, JsonSchema schema, Function function, ToolResults results, McpJson json) {
        this.arguments = "the arguments of " + subject;
        this.schema = schema;
        this.known = Set.copyOf(schema.json().path("properties").propertyNames());
        this.notNull = notNull(schema.json());
        this.results = results;
        this.trees = json.reader(JsonNode.class);
        this.call = switch (function) {
            case Function.Untyped(McpToolFunction<McpArguments> untyped) ->
                (arguments, tree, context) -> untyped.call(new McpArguments(tree, json), context);
            case Function.Typed typed -> {
                ObjectReader reader = json.mapper().readerFor(json.mapper().constructType(typed.type()));
                yield (arguments, tree, context) -> typed.function().call(arguments.bind(reader), context);
            }
        };
    }

    @Override
    public ToolOutput call(Arguments arguments, McpContext context) throws Exception {
        ObjectNode tree = arguments.readAll(trees, known);
        arguments.verify();
        // As for annotated tools, null is how some clients leave an argument out.
        notNull.stream().filter(name -> tree.path(name).isNull()).toList().forEach(tree::remove);
        for (Violation violation : schema.violations(tree, this.arguments)) {
            arguments.problem(violation.pathOr("the arguments"), violation.rule());
        }
        arguments.verify();
        return results.encode(call.run(arguments, tree, context));
    }

    /** The arguments whose type says that they are never null. */
    private static Set<String> notNull(JsonNode schema) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode type = property.getValue().path("type");
            boolean nullable = type.asString("").equals("null")
                    || type.valueStream().anyMatch(one -> one.asString("").equals("null"));
            if (!type.isMissingNode() && !nullable) {
                names.add(property.getKey());
            }
        }
        return Set.copyOf(names);
    }
}
