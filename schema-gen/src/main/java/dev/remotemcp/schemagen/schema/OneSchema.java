package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Absence;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One schema while it is written; make one per schema. */
final class OneSchema {
    /** What decides over values of any type. */
    private static final List<String> ONE_OF = List.of("const", "anyOf", "oneOf");

    private final Map<String, Definition> definitions;
    private final Direction direction;
    private final SchemaProfile profile;
    private final Set<String> referred;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final ObjectNode defs = Json.NODES.objectNode();
    private String root = "";

    /**
     * A schema without content yet.
     *
     * @param referred keys of the definitions that stand in {@code $defs}; the others are written out where they are
     *     used
     */
    OneSchema(Map<String, Definition> definitions, Direction direction, SchemaProfile profile, Set<String> referred) {
        this.definitions = definitions;
        this.direction = direction;
        this.profile = profile;
        this.referred = referred;
    }

    /** The schema of an object with these properties. */
    ObjectNode object(List<Property> properties) {
        return withDefs(objectNode(properties));
    }

    /** The schema of one type, with a record at the root itself. */
    ObjectNode type(Use use) {
        if (use.type() instanceof JsonType.Composite(var _, var _, String key)) {
            root = key;
            return withDefs(define(key));
        }
        return withDefs(node(use));
    }

    /** The same, where the value may also be null. */
    ObjectNode nullableType(Use use) {
        ObjectNode node = type(use);
        if (!root.isEmpty() && refersToRoot(node)) {
            // "#" must stay the record alone.
            return new OneSchema(definitions, direction, profile, referred).nullableReference(use);
        }
        return orNull(node);
    }

    private ObjectNode nullableReference(Use use) {
        return withDefs(orNull(node(use)));
    }

    private static boolean refersToRoot(JsonNode node) {
        return node.findValues("$ref").stream().anyMatch(ref -> ref.asString().equals("#"));
    }

    private ObjectNode withDefs(ObjectNode node) {
        if (!defs.isEmpty()) {
            node.set("$defs", defs);
        }
        return node;
    }

    private ObjectNode objectNode(List<Property> properties) {
        return ObjectSchema.of(properties, this::property);
    }

    private ObjectNode property(Property property) {
        Use use = property.use().present();
        ObjectNode node = node(use);
        property.title().ifPresent(title -> node.put("title", title));
        property.description().ifPresent(text -> describe(node, text));
        if (property.absence() == Absence.NULL) {
            return orNull(node);
        }
        if (direction == Direction.INPUT) {
            property.defaultText().ifPresent(text -> standard(node, text, value(text, use)));
            property.header().ifPresent(header -> node.put("x-mcp-header", header));
        }
        property.extras().examples().forEach(text -> example(node, text, value(text, use)));
        if (property.extras().deprecated()) {
            node.put("deprecated", true);
        }
        return node;
    }

    private void standard(ObjectNode node, String text, JsonNode value) {
        if (profile.full() || PortableNumbers.isExact(value)) {
            node.set("default", value);
        } else {
            Bounds.describe(node, "by default " + text);
        }
    }

    private void example(ObjectNode node, String text, JsonNode value) {
        if (profile.full() || PortableNumbers.isExact(value)) {
            node.withArray("examples").add(value);
        } else {
            Bounds.describe(node, "for example " + text);
        }
    }

    // What a constraint or the type says in words stands behind what the property is.
    static void describe(ObjectNode node, String text) {
        String rule = node.path("description").asString("");
        node.put("description", text);
        if (!rule.isEmpty()) {
            Bounds.describe(node, rule);
        }
    }

    private static JsonNode value(String text, Use use) {
        try {
            return Defaults.parse(text, use);
        } catch (BadDefault e) {
            throw new IllegalStateException("The checks let a bad value through", e);
        }
    }

    private ObjectNode node(Use use) {
        ObjectNode node = type(use.type());
        if (direction == Direction.INPUT) {
            Bounds.apply(node, use, profile);
        }
        return node;
    }

    private ObjectNode element(Use use) {
        Use present = use.present();
        ObjectNode node = node(present);
        boolean nullable =
                use.optional() || use.nullable() || present.nullable() || (use.unsaid() && !profile.foundry());
        return nullable ? orNull(node) : node;
    }

    private ObjectNode type(JsonType type) {
        ObjectNode node = Json.NODES.objectNode();
        switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _) -> scalar(node, kind);
            case JsonType.Formatted(var _, JsonType.Format format) -> formatted(node, format);
            case JsonType.Choice choice -> {
                node.put("type", choice.json().schemaName());
                node.set("enum", Json.wires(choice));
                Descriptions.of(choice.constants()).ifPresent(text -> node.put("description", text));
            }
            case JsonType.Sequence(JsonType.Shape shape, Use element) -> {
                node.put("type", "array");
                node.set("items", element(element));
                if (shape.unique()) {
                    node.put("uniqueItems", true);
                }
            }
            case JsonType.Dictionary(var _, Use key, Use value) -> {
                node.put("type", "object");
                keys(key).ifPresent(names -> node.set("propertyNames", names));
                node.set("additionalProperties", element(value));
            }
            case JsonType.Composite(var _, var _, String key) -> {
                return reference(key);
            }
            case JsonType.Delegate(var _, var _, Use value) -> {
                return element(value);
            }
            case JsonType.Anything(var anything) -> {
                if (anything.simpleName().equals("ObjectNode")) {
                    node.put("type", "object");
                } else if (anything.simpleName().equals("ArrayNode")) {
                    node.put("type", "array").putObject("items");
                }
            }
            case JsonType.Maybe _, JsonType.Unbindable _ ->
                throw new IllegalStateException("The checks let " + type + " through");
        }
        return node;
    }

    private void scalar(ObjectNode node, ScalarKind kind) {
        node.put("type", kind.json().schemaName());
        boolean input = direction == Direction.INPUT;
        if (kind == ScalarKind.URI) {
            node.put("format", input ? "uri" : kind.format());
        } else if (!kind.format().isEmpty()) {
            node.put("format", kind.format());
        }
        if (kind == ScalarKind.BYTES) {
            node.put("contentEncoding", "base64");
        }
        if (input && !kind.pattern().isEmpty()) {
            node.put("pattern", kind.pattern());
        }
    }

    private static void formatted(ObjectNode node, JsonType.Format format) {
        node.put("type", format.json().schemaName());
        if (!format.pattern().isEmpty()) {
            node.put("pattern", format.pattern());
        }
        if (!format.example().isEmpty()) {
            node.putArray("examples").add(format.example());
        }
    }

    /** What the names of a map's properties must be, where not any text will do. */
    private Optional<ObjectNode> keys(Use key) {
        ObjectNode names = node(key);
        if (key.type() instanceof JsonType.Choice choice && choice.json() == ScalarKind.Json.INTEGER) {
            ArrayNode values = names.putArray("enum");
            choice.constants().forEach(constant -> values.add(constant.wire()));
        } else if (key.type() instanceof JsonType.Scalar(ScalarKind kind, boolean _)
                && kind.json() != ScalarKind.Json.STRING) {
            names.removeAll();
            names.put("pattern", KeyPatterns.of(kind, direction));
        }
        names.remove("type");
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }

    private ObjectNode reference(String key) {
        Definition definition = definition(key);
        // Headers are found through properties only, never through $ref.
        boolean header = direction == Direction.INPUT && carriesHeader(definition, new HashSet<>());
        if (header || !referred.contains(key)) {
            return define(key);
        }
        ObjectNode node = Json.NODES.objectNode();
        if (key.equals(root)) {
            return node.put("$ref", "#");
        }
        String name = names.get(key);
        if (name == null) {
            name = free(definition.schemaName());
            names.put(key, name);
            defs.putObject(name); // keeps the order of first mention
            defs.set(name, define(key));
        }
        return node.put("$ref", "#/$defs/" + name);
    }

    private ObjectNode define(String key) {
        Definition definition = definition(key);
        ObjectNode node = definition.alternatives().isEmpty() ? properties(definition) : alternatives(definition);
        definition.description().ifPresent(text -> node.put("description", text));
        return node;
    }

    private ObjectNode properties(Definition definition) {
        ObjectNode node = objectNode(definition.properties());
        definition.additional().ifPresent(values -> node.set("additionalProperties", element(values)));
        return Tags.apply(node, definition.tag());
    }

    private ObjectNode alternatives(Definition definition) {
        List<JsonType> types = definition.alternatives();
        boolean tagged = types.stream()
                .allMatch(type -> Alternatives.tag(type, definitions).isPresent());
        ObjectNode node = Json.NODES.objectNode();
        if (types.stream().allMatch(type -> Alternatives.isObject(type, definitions))) {
            node.put("type", "object");
        }
        // Tags exclude each other; without them a value may look like more than one.
        ArrayNode either = node.putArray(tagged ? "oneOf" : "anyOf");
        for (JsonType type : types) {
            ObjectNode alternative = type(type);
            if (!tagged && direction == Direction.INPUT) {
                Alternatives.forbid(alternative, Alternatives.foreign(type, types, definitions));
            }
            either.add(alternative);
        }
        return node;
    }

    private boolean carriesHeader(Definition definition, Set<String> visited) {
        if (!visited.add(definition.key())) {
            return false;
        }
        for (Property property : definition.properties()) {
            if (property.header().isPresent()) {
                return true;
            }
            if (property.use().type() instanceof JsonType.Composite(var _, var _, String key)
                    && carriesHeader(definition(key), visited)) {
                return true;
            }
        }
        return false;
    }

    private Definition definition(String key) {
        Definition definition = definitions.get(key);
        if (definition == null) {
            throw new IllegalStateException("No definition of " + key);
        }
        return definition;
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; names.containsValue(free); i++) {
            free = name + i;
        }
        return free;
    }

    private static ObjectNode orNull(ObjectNode node) {
        if (node.isEmpty()) {
            return node;
        }
        if (node.path("type").asString("").equals("null")) {
            return node;
        }
        // With more than a type to fulfil, null would still be refused.
        if (node.path("type").isString() && ONE_OF.stream().noneMatch(node::has)) {
            String type = node.path("type").asString();
            node.putArray("type").add(type).add("null");
            if (node.path("enum") instanceof ArrayNode values) {
                values.addNull();
            }
            return node;
        }
        ObjectNode either = Json.NODES.objectNode();
        either.putArray("anyOf").add(node).add(Json.NODES.objectNode().put("type", "null"));
        return either;
    }
}
