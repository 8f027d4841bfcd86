package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.SchemaBinding;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Where a schema comes from. */
sealed interface SchemaSource {
    /** Written by hand. */
    record Written(JsonNode schema) implements SchemaSource {}

    /** Described at compile time. */
    record Described(Type type) implements SchemaSource {}

    /** The type that values have, if it is known. */
    default Optional<Type> knownType() {
        return this instanceof Described(Type type) ? Optional.of(type) : Optional.empty();
    }

    /** The schema of arguments. */
    default JsonNode input(String subject, CatalogSnapshot catalog) {
        return schema(subject, catalog, SchemaBinding::input, "input");
    }

    /** The schema of results. */
    default JsonNode output(String subject, CatalogSnapshot catalog) {
        return schema(subject, catalog, SchemaBinding::output, "output");
    }

    private JsonNode schema(
            String subject,
            CatalogSnapshot catalog,
            Function<SchemaBinding, Optional<Descriptor>> direction,
            String member) {
        return switch (this) {
            case Written(JsonNode schema) -> schema;
            case Described(Type type) -> {
                SchemaBinding binding = catalog.schema(type)
                        .orElseThrow(() -> ComponentErrors.of(
                                subject,
                                "nothing describes " + type.getTypeName() + ": put @McpSchema "
                                        + (type instanceof Class<?>
                                                ? "on it"
                                                : "on a static field of that TypeReference")
                                        + ", or write the schema by hand"));
                yield direction
                        .apply(binding)
                        .<JsonNode>map(DescriptorJson::read)
                        .orElseThrow(() -> ComponentErrors.of(
                                subject,
                                "@McpSchema(" + member + " = false) leaves out the " + member + " schema of "
                                        + type.getTypeName() + ": remove that, or write the schema by hand"));
            }
        };
    }
}
