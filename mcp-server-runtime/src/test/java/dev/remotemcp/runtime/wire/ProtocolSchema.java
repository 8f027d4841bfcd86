package dev.remotemcp.runtime.wire;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** The protocol's JSON schema of one revision, by definition. */
final class ProtocolSchema {
    /** Members whose value is the handler's or the caller's own, so that a null in it means something. */
    private static final Set<String> FOREIGN = Set.of("structuredContent", "data", "inputSchema", "outputSchema");

    private final String iri;
    private final SchemaRegistry registry;
    private final Map<String, Schema> definitions = new ConcurrentHashMap<>();

    ProtocolSchema(String revision) {
        iri = "https://modelcontextprotocol.io/schema/" + revision + "/schema.json";
        try (InputStream in = ProtocolSchema.class.getResourceAsStream("/mcp-schema-" + revision + ".json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(iri, text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with the problems of a message, if there are any. */
    static void requireNone(List<String> problems, String method, JsonNode message) {
        if (!problems.isEmpty()) {
            throw new AssertionError("A message on " + method + " violates the protocol:\n  "
                    + String.join("\n  ", problems) + "\nin " + message);
        }
    }

    /** Adds what in a value does not fit a definition. */
    void against(String definition, JsonNode value, List<String> problems) {
        for (Error error : definitions.computeIfAbsent(definition, this::load).validate(value)) {
            problems.add(definition + ": " + error.getInstanceLocation() + ": " + error.getMessage());
        }
    }

    private Schema load(String definition) {
        return registry.getSchema(SchemaLocation.of(iri + "#/$defs/" + definition));
    }

    /** Adds each member of a message that is null where it should be left out. */
    static void nulls(JsonNode message, List<String> problems) {
        nulls("", message, problems);
    }

    private static void nulls(String path, JsonNode node, List<String> problems) {
        if (node.isNull()) {
            problems.add(path + " is null; an absent member is left out");
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!FOREIGN.contains(member.getKey())) {
                    nulls(path + "/" + member.getKey(), member.getValue(), problems);
                }
            }
        } else {
            int index = 0;
            for (JsonNode element : node) {
                nulls(path + "/" + index++, element, problems);
            }
        }
    }
}
