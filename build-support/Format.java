import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Checks or mends the format of every Java source under a folder: {@code Format check|apply FOLDER}.
 *
 * <p>palantir-java-format reads sources with the compiler of the JVM it runs in. Maven's own JVM may be older than the
 * language these sources are written in, so the build starts this class on the JDK that also compiles them.
 */
final class Format {
    private static final List<String> SKIPPED = List.of("target", "node_modules", ".git");

    private Format() {}

    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        Path root = Path.of(arguments[1]).normalize();
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build());
        var problems = new ConcurrentLinkedQueue<String>();
        sources(root).parallelStream().forEach(source -> {
            String name = root.relativize(source).toString();
            try {
                String before = Files.readString(source);
                String after = format(formatter, before);
                if (before.equals(after)) {
                    return;
                }
                if (apply) {
                    Files.writeString(source, after);
                    System.out.println("formatted " + name);
                } else {
                    problems.add(name + ": line " + firstDifference(before, after) + " is not formatted");
                }
            } catch (FormatterException e) {
                problems.add(name + ":" + e.getMessage() + " (an unnamed record component is written `var _`)");
            } catch (IOException e) {
                problems.add(name + ": " + e);
            }
        });
        if (!problems.isEmpty()) {
            problems.stream().sorted().forEach(System.err::println);
            System.err.println("Run `mvn -Pformat` at the top of the project to format the sources.");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, String source) throws FormatterException {
        String unixLines = source.replace("\r\n", "\n");
        String ordered = ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(unixLines), JavaFormatterOptions.Style.PALANTIR);
        return formatter.formatSource(ordered);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.find(
                root,
                Integer.MAX_VALUE,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().endsWith(".java"))) {
            return files.filter(file -> {
                        for (Path part : root.relativize(file)) {
                            if (SKIPPED.contains(part.toString())) {
                                return false;
                            }
                        }
                        return true;
                    })
                    .toList();
        }
    }

    private static int firstDifference(String before, String after) {
        List<String> was = before.lines().toList();
        List<String> is = after.lines().toList();
        int line = 0;
        while (line < was.size() && line < is.size() && was.get(line).equals(is.get(line))) {
            line++;
        }
        return line + 1;
    }
}
