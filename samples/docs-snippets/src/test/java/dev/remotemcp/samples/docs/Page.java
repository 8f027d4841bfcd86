package dev.remotemcp.samples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param file the Markdown file
 * @param lines its lines
 */
record Page(Path file, List<String> lines) {
    private static final Pattern MARKER = Pattern.compile("<!-- snippet: (\\w+)#([\\w-]+) -->");
    private static final Pattern FILE = Pattern.compile("<!-- file: (\\S+) -->");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");

    /** README.md, every page under docs, and the README.md of each sample. */
    static List<Page> all(Path root) {
        try (Stream<Path> docs = Files.walk(root.resolve("docs"));
                Stream<Path> samples = Files.list(root.resolve("samples"))) {
            Stream<Path> readmes =
                    samples.map(sample -> sample.resolve("README.md")).filter(Files::exists);
            return Stream.of(Stream.of(root.resolve("README.md")), docs.sorted(), readmes.sorted())
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(Page::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page read(Path file) {
        try {
            return new Page(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * A fenced Java block.
     *
     * @param line number of the line that opens it, from 1
     * @param region what its marker names, if it has one
     * @param code its lines
     */
    record Block(int line, Optional<Region> region, String code) {}

    /** A region of a source file, as a marker names it. */
    record Region(String type, String name) {}

    List<Block> javaBlocks() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().equals("```java")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).strip().equals("```")) {
                    end++;
                }
                blocks.add(new Block(i + 1, marker(i - 1), String.join("\n", lines.subList(i + 1, end))));
                i = end;
            }
        }
        return blocks;
    }

    /** A file that is shown whole, from the root of the project. */
    record Shown(String path, String text) {}

    List<Shown> shownFiles() {
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher marker = FILE.matcher(lines.get(i).strip());
            if (marker.matches()) {
                int end = i + 2;
                while (!lines.get(end).strip().equals("```")) {
                    end++;
                }
                shown.add(new Shown(marker.group(1), String.join("\n", lines.subList(i + 2, end))));
            }
        }
        return shown;
    }

    private Optional<Region> marker(int line) {
        if (line < 0) {
            return Optional.empty();
        }
        Matcher marker = MARKER.matcher(lines.get(line).strip());
        return marker.matches() ? Optional.of(new Region(marker.group(1), marker.group(2))) : Optional.empty();
    }

    /** Targets of links that stay within the project. */
    List<String> relativeLinks() {
        return prose().map(line -> INLINE_CODE.matcher(line).replaceAll(""))
                .flatMap(line -> LINK.matcher(line).results().map(link -> link.group(1)))
                .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
                .toList();
    }

    /** What a fragment may name: the headings, as GitHub makes anchors of them. */
    Set<String> anchors() {
        return prose().filter(line -> line.matches("#{1,6} .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private Stream<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean fenced = false;
        for (String line : lines) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                prose.add(line);
            }
        }
        return prose.stream();
    }
}
