package dev.remotemcp.schemagen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.micronaut.annotation.processing.BeanDefinitionInjectProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A source whose lines say in comments, after {@code // error:} and {@code // warning:}, which problems the processor
 * reports there.
 */
record MarkedSource(String name, String text) {
    private static final String IMPORTS = "package acme; import com.fasterxml.jackson.annotation.*;"
            + " import dev.remotemcp.annotations.*; import jakarta.validation.constraints.*;"
            + " import java.time.*; import java.util.*; import io.modelcontextprotocol.spec.McpSchema.*; ";

    /** A source of the package {@code acme} with the usual imports. */
    static MarkedSource of(String name, String text) {
        return new MarkedSource(name, IMPORTS + text);
    }

    /** Compiles sources together and compares what is reported, word for word and line by line. */
    static void check(MarkedSource... sources) {
        List<JavaFileObject> files = Arrays.stream(sources)
                .map(source -> JavaFileObjects.forSourceString("acme." + source.name, source.text))
                .toList();
        Compilation compilation = Compiler.javac()
                .withOptions("-parameters")
                .withProcessors(new TypeElementVisitorProcessor(), new BeanDefinitionInjectProcessor())
                .compile(files);
        Reported.add(compilation.diagnostics());
        List<String> reported = compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR
                        || diagnostic.getKind() == Diagnostic.Kind.WARNING)
                .map(MarkedSource::describe)
                // Generated code needs the runtime, which is not here.
                .filter(problem -> !problem.matches("(?s)\\w+: \\w+Mcp:.*"))
                .sorted()
                .toList();
        List<String> expected = new ArrayList<>();
        for (MarkedSource source : sources) {
            expected.addAll(source.expected());
        }
        assertThat(expected).as("problems that the sources mark").isNotEmpty();
        assertThat(reported)
                .containsExactlyElementsOf(expected.stream().sorted().toList());
    }

    private List<String> expected() {
        List<String> expected = new ArrayList<>();
        String[] lines = text.split("\n");
        for (int i = 0; i < lines.length; i++) {
            String[] parts = lines[i].split("// (?=(?:error|warning): )");
            for (int j = 1; j < parts.length; j++) {
                int colon = parts[j].indexOf(": ");
                expected.add(parts[j].substring(0, colon) + ": " + name + ":" + (i + 1) + ": "
                        + parts[j].substring(colon + 2).strip());
            }
        }
        return expected;
    }

    private static String describe(Diagnostic<? extends JavaFileObject> diagnostic) {
        String file = diagnostic.getSource() == null
                ? "?"
                : diagnostic.getSource().getName().replaceAll(".*/|\\.java$", "");
        String kind = diagnostic.getKind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        return kind + ": " + file + ":" + diagnostic.getLineNumber() + ": "
                + diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    }
}
