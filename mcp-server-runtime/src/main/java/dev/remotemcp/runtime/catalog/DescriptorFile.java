package dev.remotemcp.runtime.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The descriptors of one annotated class, from {@code META-INF/mcp/<class>.json} on the class path.
 *
 * <p>The file has up to five members, each an object by key: {@code tools} and {@code prompts} by name,
 * {@code resources} and {@code resourceTemplates} by URI, {@code forms} by class name.
 */
public final class DescriptorFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String path;
    private final JsonNode root;

    private DescriptorFile(String path, JsonNode root) {
        this.path = path;
        this.root = root;
    }

    /**
     * Reads the file of a class.
     *
     * @param className the annotated class, fully qualified, nested classes with {@code $}
     * @throws IllegalStateException if it is missing, which means that class files and resources are from different
     *     builds
     */
    public static DescriptorFile of(ClassLoader loader, String className) {
        String path = "META-INF/mcp/" + className + ".json";
        try (InputStream in = loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("Cannot find " + path
                        + " on the class path: compile the project again, and keep META-INF/mcp in the jar");
            }
            return new DescriptorFile(path, JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** One descriptor, compact. */
    public Descriptor get(String kind, String key) {
        JsonNode node = root.path(kind).path(key);
        if (!node.isObject()) {
            throw new IllegalStateException(
                    path + " has no entry '" + key + "' among its " + kind + ": compile the project again");
        }
        return new Descriptor(JSON.writeValueAsBytes(node));
    }
}
