package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Described;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.Facts;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.Output;
import dev.remotemcp.schemagen.model.Property;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the descriptors of a class: what the lists say about its handlers. */
public final class DescriptorWriter {
    private final Component component;
    private final SchemaWriter inputs;
    private final SchemaWriter outputs;

    public DescriptorWriter(Component component, SchemaProfile profile) {
        this.component = component;
        inputs = new SchemaWriter(component.inputs(), Direction.INPUT, profile);
        outputs = new SchemaWriter(component.outputs(), Direction.OUTPUT, profile);
    }

    /** The class's descriptor file: an object per kind, entries sorted by key. */
    public ObjectNode file() {
        TreeMap<String, TreeMap<String, JsonNode>> kinds = new TreeMap<>();
        for (Handler handler : component.handlers()) {
            switch (handler) {
                case Handler.Tool tool -> {
                    put(kinds, "tools", tool.facts().name(), tool(tool));
                    tool.app()
                            .filter(app -> app.view().isPresent())
                            .ifPresent(app -> put(kinds, "apps", tool.facts().name(), AppWriter.app(app)));
                }
                case Handler.Prompt prompt ->
                    put(kinds, "prompts", prompt.facts().name(), prompt(prompt));
                case Handler.Resource resource ->
                    put(
                            kinds,
                            resource.template() ? "resourceTemplates" : "resources",
                            resource.uri(),
                            resource(resource));
                case Handler.Completion _ -> {}
            }
        }
        component
                .form()
                .ifPresent(form -> put(
                        kinds,
                        "forms",
                        component.type().binaryName(),
                        FormSchema.of(form.definition().properties())));
        for (Described described : component.described()) {
            described.input().ifPresent(use -> put(kinds, "inputSchemas", described.key(), inputs.type(use)));
            described.output().ifPresent(use -> put(kinds, "outputSchemas", described.key(), outputs.type(use)));
        }
        ObjectNode file = Json.NODES.objectNode();
        kinds.forEach((kind, entries) -> {
            ObjectNode node = file.putObject(kind);
            entries.forEach(node::set);
        });
        return file;
    }

    private static void put(
            TreeMap<String, TreeMap<String, JsonNode>> kinds, String kind, String key, JsonNode descriptor) {
        kinds.computeIfAbsent(kind, k -> new TreeMap<>()).put(key, descriptor);
    }

    private ObjectNode tool(Handler.Tool tool) {
        ObjectNode node = head(tool.facts());
        node.set("inputSchema", inputs.object(tool.method().arguments()));
        outputSchema(tool.method().output()).ifPresent(schema -> node.set("outputSchema", schema));
        ObjectNode hints = Json.NODES.objectNode();
        tool.readOnly().ifPresent(hint -> hints.put("readOnlyHint", hint));
        tool.destructive().ifPresent(hint -> hints.put("destructiveHint", hint));
        tool.idempotent().ifPresent(hint -> hints.put("idempotentHint", hint));
        tool.openWorld().ifPresent(hint -> hints.put("openWorldHint", hint));
        if (!hints.isEmpty()) {
            node.set("annotations", hints);
        }
        tail(node, tool.facts());
        tool.app().ifPresent(app -> AppWriter.describe(tool.facts().name(), app, node));
        return node;
    }

    private Optional<ObjectNode> outputSchema(Output output) {
        if (output.kind() != Output.Kind.JSON) {
            return Optional.empty();
        }
        return Optional.of(
                output.optional() || output.nullable()
                        ? outputs.nullableType(output.use())
                        : outputs.type(output.use()));
    }

    private static ObjectNode prompt(Handler.Prompt prompt) {
        ObjectNode node = head(prompt.facts());
        ArrayNode arguments = Json.NODES.arrayNode();
        for (Property property : prompt.method().arguments()) {
            ObjectNode argument = arguments.addObject();
            argument.put("name", property.name());
            property.title().ifPresent(title -> argument.put("title", title));
            property.description().ifPresent(text -> argument.put("description", text));
            argument.put("required", property.required());
        }
        if (!arguments.isEmpty()) {
            node.set("arguments", arguments);
        }
        return tail(node, prompt.facts());
    }

    private static ObjectNode resource(Handler.Resource resource) {
        ObjectNode node = Json.NODES.objectNode();
        node.put(resource.template() ? "uriTemplate" : "uri", resource.uri());
        node.setAll(head(resource.facts()));
        node.put("mimeType", mimeType(resource));
        if (resource.size() >= 0 && !resource.template()) {
            node.put("size", resource.size());
        }
        ObjectNode annotations = Json.NODES.objectNode();
        if (!resource.audience().isEmpty()) {
            resource.audience().forEach(annotations.putArray("audience")::add);
        }
        if (resource.priority() >= 0) {
            annotations.set("priority", Json.number(java.math.BigDecimal.valueOf(resource.priority())));
        }
        if (!annotations.isEmpty()) {
            node.set("annotations", annotations);
        }
        return tail(node, resource.facts());
    }

    /** The MIME type that a resource has without saying so. */
    public static String mimeType(Handler.Resource resource) {
        if (!resource.mimeType().isEmpty()) {
            return resource.mimeType();
        }
        return switch (resource.method().output().kind()) {
            case JSON -> "application/json";
            case BYTES -> "application/octet-stream";
            default -> "text/plain";
        };
    }

    private static ObjectNode head(Facts facts) {
        ObjectNode node = Json.NODES.objectNode();
        node.put("name", facts.name());
        facts.title().ifPresent(title -> node.put("title", title));
        facts.description().ifPresent(text -> node.put("description", text));
        return node;
    }

    private static ObjectNode tail(ObjectNode node, Facts facts) {
        if (!facts.icons().isEmpty()) {
            ArrayNode icons = node.putArray("icons");
            facts.icons().forEach(icon -> icons.add(icon(icon)));
        }
        if (!facts.meta().isEmpty()) {
            ObjectNode meta = node.putObject("_meta");
            facts.meta().forEach(entry -> meta.set(entry.key(), Json.parse(entry.json())));
        }
        return node;
    }

    private static ObjectNode icon(Facts.Icon icon) {
        ObjectNode node = Json.NODES.objectNode().put("src", icon.src());
        List.of(icon.mimeType()).stream().filter(s -> !s.isEmpty()).forEach(type -> node.put("mimeType", type));
        if (!icon.sizes().isEmpty()) {
            icon.sizes().forEach(node.putArray("sizes")::add);
        }
        if (!icon.theme().isEmpty()) {
            node.put("theme", icon.theme());
        }
        return node;
    }
}
