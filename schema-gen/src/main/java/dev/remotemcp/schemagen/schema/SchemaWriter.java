package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes JSON Schemas (2020-12).
 *
 * <p>Input schemas carry the constraints and the bounds of Java's numbers, because the decoder enforces them. Output
 * schemas leave them out, because nothing checks what a method returns.
 */
public final class SchemaWriter {
    /** The most bytes that one schema has without {@code $ref} to types that are not recursive. */
    public static final int MOST_BYTES = 32_768;

    /** More definitions than this many never fit into that size, and need not be tried. */
    private static final int MOST_COPIES = 1_000;

    private final Map<String, Definition> definitions;
    private final Direction direction;
    private final SchemaProfile profile;
    private final References references;

    public SchemaWriter(Map<String, Definition> definitions, Direction direction, SchemaProfile profile) {
        this.definitions = definitions;
        this.direction = direction;
        this.profile = profile;
        this.references = new References(definitions);
    }

    /** The schema of an object with these properties. */
    public ObjectNode object(List<Property> properties) {
        return written(properties.stream().map(property -> property.use().type()), schema -> schema.object(properties));
    }

    /** The schema of one type; a record stands at the root itself, so that the root says {@code type: object}. */
    public ObjectNode type(Use use) {
        return written(Stream.of(use.type()), schema -> schema.type(use));
    }

    /** The same, where the value may also be null. */
    public ObjectNode nullableType(Use use) {
        return written(Stream.of(use.type()), schema -> schema.nullableType(use));
    }

    private ObjectNode written(Stream<JsonType> types, Function<OneSchema, ObjectNode> content) {
        if (!profile.full() && references.copies(types) <= MOST_COPIES) {
            ObjectNode schema = content.apply(new OneSchema(definitions, direction, profile, references.recursive()));
            if (Json.bytes(schema) <= MOST_BYTES) {
                return schema;
            }
        }
        return content.apply(new OneSchema(definitions, direction, profile, definitions.keySet()));
    }
}
