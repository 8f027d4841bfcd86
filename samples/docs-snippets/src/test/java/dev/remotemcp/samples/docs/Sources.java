package dev.remotemcp.samples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The samples' sources, tests among them, of which pages show regions. */
final class Sources {
    private static final String END = "// endregion";

    private final Path samples;

    Sources(Path root) {
        this.samples = root.resolve("samples");
    }

    /**
     * The text of a region without its common indentation.
     *
     * @throws AssertionError if there is no such file, or no such region in it
     */
    String text(Page.Region region) {
        Path file = file(region.type() + ".java");
        List<String> lines = Page.read(file).lines();
        int start = indexOf(lines, "// region " + region.name(), 0);
        if (start < 0) {
            throw new AssertionError(file + " has no line '// region " + region.name() + "'");
        }
        int end = indexOf(lines, END, start);
        if (end < 0) {
            throw new AssertionError("Region " + region.name() + " of " + file + " has no end");
        }
        return String.join("\n", lines.subList(start + 1, end)).stripIndent().stripTrailing();
    }

    private static int indexOf(List<String> lines, String wanted, int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).strip().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    private Path file(String name) {
        try (Stream<Path> files = Files.walk(samples)) {
            List<Path> found = files.filter(file -> file.endsWith(name))
                    .filter(file -> file.toString().contains("/src/"))
                    .collect(Collectors.toList());
            if (found.size() != 1) {
                throw new AssertionError("Exactly one " + name + " is wanted among the samples, found " + found);
            }
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
