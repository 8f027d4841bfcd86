package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.builder.McpToolBuilder.DeclaredProperty;
import dev.remotemcp.runtime.builder.McpToolBuilder.Function;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ToolHandler;
import dev.remotemcp.runtime.catalog.Access;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.HeaderArgument;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.schema.JsonSchema;
import dev.remotemcp.runtime.schema.UnusableSchemaException;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a binding of what was said about a tool and what was declared before. */
final class ToolAssembly {
    private final McpJson json;

    ToolAssembly(McpJson json) {
        this.json = json;
    }

    /** A new tool, or one that takes the place of another but keeps its facts. */
    ToolBinding define(
            McpToolBuilder tool, Function function, Optional<ToolBinding> declared, CatalogSnapshot catalog) {
        ObjectNode descriptor = tool.over(declared.map(binding -> DescriptorJson.read(binding.descriptor()))
                .orElseGet(() -> named(tool)));
        ObjectNode arguments = arguments(tool, function, descriptor.path("inputSchema"), catalog);
        tool.properties()
                .forEach((name, property) -> McpPropertyType.Properties.put(
                        arguments, name, property.type(), property.description(), property.required()));
        JsonSchema input = usable("input schema", tool, () -> JsonSchema.ofArguments(arguments));
        List<HeaderArgument> headers = HeaderKeyword.arguments(tool.subject(), arguments);
        descriptor.set("inputSchema", arguments);
        Optional<JsonSchema> output = outputSchema(tool, descriptor, catalog);
        ToolHandler handler = new FunctionHandler(
                tool.subject(),
                input,
                function,
                new ToolResults(json, output, tool.outputSchema().flatMap(SchemaSource::knownType)),
                json);
        return new ToolBinding(
                tool.name(),
                DescriptorJson.write(descriptor),
                headers,
                tool.execution().orElse(Execution.VIRTUAL_THREAD),
                handler,
                declared.map(ToolBinding::access).orElse(Access.OPEN).and(tool.access()));
    }

    /** The declared tool with other facts. */
    ToolBinding refine(McpToolBuilder tool, ToolBinding declared, CatalogSnapshot catalog) {
        ObjectNode descriptor = tool.over(DescriptorJson.read(declared.descriptor()));
        if (tool.inputSchema().isPresent()) {
            throw ComponentErrors.of(
                    tool.subject(),
                    "withInputSchema is for tools with a handler here; this one keeps its method, whose parameters are"
                            + " its schema: add .handler(…), or change the method's parameters");
        }
        tool.properties().forEach((name, property) -> describe(tool, descriptor, name, property));
        outputSchema(tool, descriptor, catalog);
        return new ToolBinding(
                tool.name(),
                DescriptorJson.write(descriptor),
                declared.headers(),
                tool.execution().orElse(declared.execution()),
                declared.handler(),
                declared.access().and(tool.access()));
    }

    private static ObjectNode named(McpToolBuilder tool) {
        return JsonNodeFactory.instance.objectNode().put("name", tool.name());
    }

    private static ObjectNode arguments(
            McpToolBuilder tool, Function function, JsonNode declared, CatalogSnapshot catalog) {
        JsonNode schema = tool.inputSchema()
                .map(source -> source.input(tool.subject(), catalog))
                .orElse(declared);
        if (schema.isMissingNode() && tool.properties().isEmpty() && function instanceof Function.Typed typed) {
            schema = new SchemaSource.Described(typed.type()).input(tool.subject(), catalog);
        }
        if (schema.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode().put("type", "object");
        }
        if (schema instanceof ObjectNode object) {
            return object.deepCopy();
        }
        throw ComponentErrors.of(
                tool.subject(), "the input schema is no JSON object: write one like {\"type\": \"object\"}");
    }

    private static Optional<JsonSchema> outputSchema(
            McpToolBuilder tool, ObjectNode descriptor, CatalogSnapshot catalog) {
        tool.outputSchema().ifPresent(source -> descriptor.set("outputSchema", source.output(tool.subject(), catalog)));
        JsonNode schema = descriptor.path("outputSchema");
        return schema.isMissingNode()
                ? Optional.empty()
                : Optional.of(usable("output schema", tool, () -> JsonSchema.of(schema)));
    }

    private static JsonSchema usable(String what, McpToolBuilder tool, java.util.function.Supplier<JsonSchema> schema) {
        try {
            return schema.get();
        } catch (UnusableSchemaException e) {
            throw new IllegalStateException(
                    "The " + what + " of " + tool.subject() + " cannot be used: " + e.getMessage(), e);
        }
    }

    /** Describes an argument of a method, which must be as was said: the method reads it, whatever a schema says. */
    private static void describe(McpToolBuilder tool, ObjectNode descriptor, String name, DeclaredProperty declared) {
        JsonNode schema = descriptor.path("inputSchema");
        JsonNode property = schema.path("properties").path(name);
        if (!(property instanceof ObjectNode described)) {
            throw ComponentErrors.of(
                    tool.subject(),
                    "its method has no argument '" + name + "', and withProperty cannot add one (it has "
                            + String.join(", ", schema.path("properties").propertyNames())
                            + "): add a parameter to the method, or .handler(…)");
        }
        JsonNode type = type(schema, property);
        boolean fits = type.isMissingNode()
                || type.asString("").equals(declared.type().name())
                || type.valueStream()
                        .anyMatch(one -> one.asString("").equals(declared.type().name()));
        if (!fits) {
            throw ComponentErrors.of(
                    tool.subject(),
                    "its method reads the argument '" + name + "' as " + type.asString(type.toString()) + ", not as "
                            + declared.type().name() + ": say so in withProperty, or change the parameter");
        }
        boolean required = schema.path("required")
                .valueStream()
                .anyMatch(one -> one.asString("").equals(name));
        if (required != declared.required()) {
            throw ComponentErrors.of(
                    tool.subject(),
                    "its method takes the argument '" + name + "' as " + (required ? "required" : "optional")
                            + ": say so in withProperty, or change the parameter");
        }
        if (!declared.description().isEmpty()) {
            described.put("description", declared.description());
        }
    }

    private static JsonNode type(JsonNode schema, JsonNode property) {
        String reference = property.path("$ref").asString("");
        return (reference.startsWith("#/") ? schema.at(reference.substring(1)) : property).path("type");
    }
}
