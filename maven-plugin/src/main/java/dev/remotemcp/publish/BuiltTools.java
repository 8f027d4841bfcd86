package dev.remotemcp.publish;

import dev.remotemcp.connect.CatalogFiles;
import dev.remotemcp.connect.ServerDescriptor;
import dev.remotemcp.connect.UnfitException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Those of the tools in a folder of classes that are to be published. */
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
        List<ServerDescriptor.Tool> found = Files.exists(classes) ? all(classes) : List.of();
        if (found.isEmpty()) {
            throw new UnfitException(
                    "classes",
                    classes + " holds no tools: compile the project first, as in mvn compile remote-mcp:publish, with"
                            + " the annotation processor of schema-gen");
        }
        Set<String> missing = new TreeSet<>(wanted);
        found.forEach(tool -> missing.remove(tool.name()));
        if (!missing.isEmpty()) {
            throw new UnfitException(
                    "tools",
                    "There is no tool " + String.join(", ", missing) + ": name some of "
                            + found.stream().map(ServerDescriptor.Tool::name).collect(Collectors.joining(", ")));
        }
        return found.stream()
                .filter(tool -> wanted.isEmpty() || wanted.contains(tool.name()))
                .toList();
    }

    private static List<ServerDescriptor.Tool> all(Path classes) {
        try {
            return CatalogFiles.tools(classes);
        } catch (IllegalArgumentException e) {
            throw new UnfitException("classes", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + classes, e);
        }
    }
}
