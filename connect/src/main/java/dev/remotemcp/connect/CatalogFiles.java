package dev.remotemcp.connect;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tools that the annotation processor has described, in the files {@code META-INF/mcp/<class>.json} of what has
 * been compiled. Tools that code adds at run time are not among them.
 */
public final class CatalogFiles {
    private static final String FOLDER = "META-INF/mcp";

    private CatalogFiles() {}

    /**
     * Reads all of them.
     *
     * @param classes a directory of class files, or a jar
     * @return the tools in the order of their names; none if nothing is annotated
     * @throws IOException if there is nothing at that path, or it cannot be read
     * @throws IllegalArgumentException if a file holds no descriptors; the message names it
     */
    public static List<ServerDescriptor.Tool> tools(Path classes) throws IOException {
        if (Files.isDirectory(classes)) {
            return read(classes.resolve(FOLDER));
        }
        if (!Files.exists(classes)) {
            throw new IOException("There is nothing at " + classes + ": compile the project first");
        }
        try (FileSystem jar = FileSystems.newFileSystem(classes, Map.of())) {
            return read(jar.getPath(FOLDER));
        } catch (ProviderNotFoundException e) {
            throw new IOException(classes + " is neither a directory nor a jar", e);
        }
    }

    private static List<ServerDescriptor.Tool> read(Path folder) throws IOException {
        List<ServerDescriptor.Tool> tools = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                        .sorted(Comparator.comparing(Path::toString))
                        .toList()) {
                    add(file, tools);
                }
            }
        }
        tools.sort(Comparator.comparing(ServerDescriptor.Tool::name));
        return List.copyOf(tools);
    }

    private static void add(Path file, List<ServerDescriptor.Tool> tools) throws IOException {
        JsonNode root = parsed(file);
        if (!root.isObject()) {
            throw unreadable(file, null);
        }
        root.path("tools").properties().forEach(entry -> {
            JsonNode tool = entry.getValue();
            tools.add(new ServerDescriptor.Tool(
                    entry.getKey(), tool.path("description").asString(""), Json.compact(tool)));
        });
    }

    private static JsonNode parsed(Path file) throws IOException {
        try {
            return JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw unreadable(file, e);
        }
    }

    private static IllegalArgumentException unreadable(Path file, @Nullable JacksonException cause) {
        return new IllegalArgumentException(
                file + " holds no descriptors of tools: delete it and compile the project again", cause);
    }
}
