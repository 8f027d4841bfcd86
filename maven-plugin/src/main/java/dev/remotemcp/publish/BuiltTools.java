package dev.remotemcp.publish;

import dev.remotemcp.connect.ServerDescriptor;
import dev.remotemcp.connect.UnfitException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tools that the compiler has written down in {@code META-INF/mcp} of a folder of classes. */
public final class BuiltTools {
    private BuiltTools() {}

    /**
     * Reads them, in the order of their names.
     *
     * @param classes where the compiler writes to, for example {@code target/classes}
     * @param wanted names of those to take; all if it is empty
     * @throws UnfitException if there are none, or one that is wanted is not there
     */
    public static List<ServerDescriptor.Tool> read(Path classes, Set<String> wanted) {
        Map<String, ServerDescriptor.Tool> found = new TreeMap<>();
        for (Path file : files(classes.resolve("META-INF").resolve("mcp"))) {
            parsed(file).path("tools").properties().forEach(tool -> {
                JsonNode descriptor = tool.getValue();
                found.put(
                        tool.getKey(),
                        new ServerDescriptor.Tool(
                                tool.getKey(), descriptor.path("description").asString(""), descriptor.toString()));
            });
        }
        if (found.isEmpty()) {
            throw new UnfitException(
                    "classes",
                    classes + " holds no tools: compile the project first, as in mvn compile remote-mcp:publish, with"
                            + " the annotation processor of schema-gen");
        }
        if (wanted.isEmpty()) {
            return List.copyOf(found.values());
        }
        TreeSet<String> missing = new TreeSet<>(wanted);
        missing.removeAll(found.keySet());
        if (!missing.isEmpty()) {
            throw new UnfitException(
                    "tools",
                    "There is no tool " + String.join(", ", missing) + ": name some of "
                            + String.join(", ", found.keySet()));
        }
        found.keySet().retainAll(wanted);
        return List.copyOf(found.values());
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return new ArrayList<>(files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + folder, e);
        }
    }

    private static JsonNode parsed(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new UnfitException("classes", file + " is no JSON: compile the project again, from clean");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
