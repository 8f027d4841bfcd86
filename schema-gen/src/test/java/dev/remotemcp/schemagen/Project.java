package dev.remotemcp.schemagen;

import io.micronaut.annotation.processing.BeanDefinitionInjectProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A project on disk: sources of the package {@code acme} that are compiled together or one by one. */
final class Project {
    private static final String IMPORTS = "package acme; import dev.remotemcp.annotations.*;"
            + " import jakarta.validation.constraints.*; import java.util.*;"
            + " import io.modelcontextprotocol.spec.McpSchema.*; ";

    private final Path folder;
    private final List<String> options;

    /** What a compilation reported, as {@code File:line: message}, and which sources each written file came from. */
    record Result(List<String> errors, List<String> notes, List<String> warnings, Map<String, List<String>> origins) {}

    Project(Path folder, String... options) {
        this.folder = folder;
        this.options = List.of(options);
    }

    /** The same folder with other compiler options. */
    Project with(String... others) {
        return new Project(folder, others);
    }

    /** Writes a source of the package {@code acme}; the imports stand on its first line. */
    Project source(String name, String text) {
        try {
            Path file = file(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, IMPORTS + text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a source and everything that was compiled from it, as build tools do. */
    void delete(String name) throws IOException {
        Files.delete(file(name));
        for (Path file : outputs()) {
            if (file.getFileName().toString().matches("\\Q" + name + "\\E(Mcp)?([$.].*)?")) {
                Files.delete(file);
            }
        }
    }

    /** Compiles all sources. */
    Result compile() {
        try (Stream<Path> files = Files.list(folder.resolve("src/acme"))) {
            return compile(files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles some sources against what the others were compiled to. */
    Result compile(String... names) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            Path classes = folder.resolve("target/classes");
            Files.createDirectories(classes);
            Origins origins = new Origins(files);
            List<String> arguments = new ArrayList<>(List.of(
                    "-d",
                    classes.toString(),
                    "-parameters",
                    "-cp",
                    classes + ":" + System.getProperty("java.class.path")));
            arguments.addAll(options);
            var task = compiler.getTask(
                    null,
                    origins,
                    diagnostics,
                    arguments,
                    null,
                    files.getJavaFileObjects(
                            Arrays.stream(names).map(this::file).toArray(Path[]::new)));
            task.setProcessors(List.of(new TypeElementVisitorProcessor(), new BeanDefinitionInjectProcessor()));
            task.call();
            Reported.add(diagnostics.getDiagnostics());
            return new Result(
                    texts(diagnostics, Diagnostic.Kind.ERROR),
                    texts(diagnostics, Diagnostic.Kind.NOTE),
                    texts(diagnostics, Diagnostic.Kind.WARNING),
                    origins.found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that were written, with their content, by path. */
    Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : outputs()) {
            contents.put(
                    folder.resolve("target/classes").relativize(file).toString(),
                    new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    private List<Path> outputs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("target/classes"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path file(String name) {
        return folder.resolve("src/acme/" + name + ".java");
    }

    private static List<String> texts(DiagnosticCollector<JavaFileObject> diagnostics, Diagnostic.Kind kind) {
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == kind)
                // Generated code needs the runtime, which is not here.
                .filter(diagnostic -> !place(diagnostic).matches("\\w+Mcp:.*"))
                .map(diagnostic -> place(diagnostic) + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
        return diagnostic.getSource() == null
                ? ""
                : diagnostic.getSource().getName().replaceAll(".*/|\\.java$", "") + ":" + diagnostic.getLineNumber()
                        + ": ";
    }

    /** Notes which sources the processors name as the origin of what they write. */
    private static final class Origins extends ForwardingJavaFileManager<JavaFileManager> {
        final Map<String, List<String>> found = new LinkedHashMap<>();

        Origins(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutputForOriginatingFiles(
                Location location, String name, JavaFileObject.Kind kind, FileObject... originating)
                throws IOException {
            note(name + kind.extension, originating);
            return super.getJavaFileForOutputForOriginatingFiles(location, name, kind, originating);
        }

        @Override
        public FileObject getFileForOutputForOriginatingFiles(
                Location location, String packageName, String path, FileObject... originating) throws IOException {
            note(path, originating);
            return super.getFileForOutputForOriginatingFiles(location, packageName, path, originating);
        }

        private void note(String file, FileObject... originating) {
            found.put(
                    file,
                    Arrays.stream(originating)
                            .map(source -> source.getName().replaceAll(".*/", ""))
                            .toList());
        }
    }
}
