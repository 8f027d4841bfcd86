package dev.remotemcp.runtime.agreement;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingSource;
import dev.remotemcp.runtime.catalog.BindingSources;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.annotation.processing.BeanDefinitionInjectProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Sources compiled with the processor, and the bindings that it wrote for them. */
final class CompiledCorpus implements AutoCloseable {
    private final List<Case> cases;
    private final URLClassLoader classes;
    private final ApplicationContext beans;
    private final ClassLoader before;
    private final Map<String, ToolBinding> tools = new HashMap<>();

    private CompiledCorpus(List<Case> cases, URLClassLoader classes) {
        this.cases = cases;
        this.classes = classes;
        // Where Jackson looks for classes that it knows by name only.
        this.before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(classes);
        this.beans = ApplicationContext.builder().classLoader(classes).start();
        for (BindingSource source : beans.getBean(BindingSources.class).all()) {
            for (Binding binding : source.bindings()) {
                if (binding instanceof ToolBinding tool) {
                    tools.put(tool.name(), tool);
                }
            }
        }
    }

    /** Compiles sources into an empty folder, with options for the processor. */
    static CompiledCorpus compile(Path folder, List<CorpusSource> sources, String... options) {
        List<JavaFileObject> files = sources.stream()
                .flatMap(source -> Stream.of(source.types(), source.tools()))
                .toList();
        Compilation compilation = Compiler.javac()
                .withOptions(Stream.concat(Stream.of("-parameters"), Stream.of(options))
                        .toArray())
                .withProcessors(new TypeElementVisitorProcessor(), new BeanDefinitionInjectProcessor())
                .compile(files);
        if (compilation.status() != Compilation.Status.SUCCESS) {
            throw new AssertionError(errors(compilation));
        }
        try {
            for (JavaFileObject file : compilation.generatedFiles()) {
                write(file, folder);
            }
            URL[] path = {folder.toUri().toURL()};
            return new CompiledCorpus(
                    sources.stream().flatMap(source -> source.cases().stream()).toList(),
                    new URLClassLoader(path, CompiledCorpus.class.getClassLoader()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String errors(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    private static void write(JavaFileObject file, Path folder) throws IOException {
        String name = file.getName();
        String output = "/CLASS_OUTPUT/";
        if (!name.startsWith(output)) {
            return;
        }
        Path target = folder.resolve(name.substring(output.length()));
        Files.createDirectories(target.getParent());
        try (InputStream in = file.openInputStream()) {
            Files.copy(in, target);
        }
    }

    List<Case> cases() {
        return cases;
    }

    ToolBinding tool(String name) {
        ToolBinding tool = tools.get(name);
        if (tool == null) {
            throw new AssertionError("No tool " + name + " among " + tools.keySet());
        }
        return tool;
    }

    /** The method of a tool. */
    Method method(Case subject, String name) {
        try {
            Class<?> type = classes.loadClass("agreement." + subject.corpus().toolsName());
            return Stream.of(type.getDeclaredMethods())
                    .filter(method -> method.getName().equals(name))
                    .findFirst()
                    .orElseThrow();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        Thread.currentThread().setContextClassLoader(before);
        beans.close();
        classes.close();
    }
}
