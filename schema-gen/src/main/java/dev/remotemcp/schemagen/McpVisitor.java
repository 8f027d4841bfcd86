package dev.remotemcp.schemagen;

import dev.remotemcp.schemagen.checks.Checker;
import dev.remotemcp.schemagen.checks.Compilation;
import dev.remotemcp.schemagen.checks.FoundryChecks;
import dev.remotemcp.schemagen.checks.HostChecks;
import dev.remotemcp.schemagen.checks.Problem;
import dev.remotemcp.schemagen.checks.Problem.Severity;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.reader.ClassReader;
import dev.remotemcp.schemagen.schema.DescriptorWriter;
import dev.remotemcp.schemagen.schema.Json;
import dev.remotemcp.schemagen.schema.StrictProfile;
import dev.remotemcp.schemagen.writer.BindingWriter;
import io.micronaut.annotation.processing.visitor.JavaVisitorContext;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.visitor.TypeElementQuery;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import io.micronaut.inject.writer.GeneratedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Entry point: called by Micronaut's processor with every class that is compiled. */
public final class McpVisitor implements TypeElementVisitor<Object, Object> {
    private static final String ANNOTATIONS = "dev.remotemcp.annotations.";
    private static final String SERVICE = "dev.remotemcp.runtime.catalog.GeneratedSource";

    private final ClassReader reader = new ClassReader();
    private Checker checker = new Checker(new Compilation());
    private Options options = Options.of(Map.of());
    private LockStage lock = new LockStage(options);
    private final Set<String> generated = new HashSet<>();

    @Override
    public void start(VisitorContext context) {
        options = Options.of(given(context));
        checker = new Checker(new Compilation());
        lock = new LockStage(options);
        generated.clear();
        options.problems().forEach(problem -> context.fail(problem, null));
    }

    // Micronaut hands on only its own options.
    private static Map<String, String> given(VisitorContext context) {
        return context instanceof JavaVisitorContext java
                ? java.getProcessingEnv().getOptions()
                : context.getOptions();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

    /** Asks for classes only: reading the members of every class that is compiled would be in vain. */
    @Override
    public TypeElementQuery query() {
        return TypeElementQuery.onlyClass();
    }

    @Override
    public VisitorKind getVisitorKind() {
        return VisitorKind.ISOLATING;
    }

    /** Named here so that Micronaut makes beans of classes that have no other annotation. */
    @Override
    public Set<String> getSupportedAnnotationNames() {
        return Set.of(
                ANNOTATIONS + "McpTool",
                ANNOTATIONS + "McpResource",
                ANNOTATIONS + "McpPrompt",
                ANNOTATIONS + "McpCompletion",
                ANNOTATIONS + "McpForm",
                ANNOTATIONS + "McpSchema",
                ANNOTATIONS + "McpServer",
                ANNOTATIONS + "McpArg");
    }

    @Override
    public void visitClass(ClassElement type, VisitorContext context) {
        lock.visited(type, context);
        if (generated.contains(type.getName())) {
            return;
        }
        Optional<Component> read = reader.read(type, context);
        if (read.isEmpty()) {
            return;
        }
        Component component = read.get();
        if (!component.handlers().isEmpty() && !type.isEnum() && !ClassReader.hasScope(type)) {
            type.annotate("jakarta.inject.Singleton");
        }
        List<Problem> problems = new ArrayList<>(checker.check(component));
        if (sound(problems)) {
            ObjectNode descriptors = new DescriptorWriter(component, options.schemas()).file();
            if (!options.schemas().full()) {
                problems.addAll(HostChecks.check(component, descriptors));
            }
            if (options.profiles().contains(Options.Profile.FOUNDRY)) {
                problems.addAll(FoundryChecks.check(component, descriptors));
            }
            if (options.profiles().contains(Options.Profile.STRICT)) {
                StrictProfile.close(descriptors);
            }
            if (sound(problems)) {
                lock.offered(component, descriptors, context);
                write(component, descriptors, type, context);
            }
        }
        if (!sound(problems)) {
            lock.unreadable(component, context);
        }
        for (Problem problem : problems) {
            Element element = (Element) problem.origin().element();
            switch (problem.severity()) {
                case ERROR -> context.fail(problem.message(), element);
                case WARNING -> context.warn(problem.message(), element);
            }
        }
    }

    private static boolean sound(List<Problem> problems) {
        return problems.stream().allMatch(problem -> problem.severity() == Severity.WARNING);
    }

    @Override
    public void finish(VisitorContext context) {
        lock.roundOver(context);
    }

    private void write(Component component, ObjectNode descriptors, ClassElement type, VisitorContext context) {
        String file = "mcp/" + component.type().binaryName() + ".json";
        String json = Json.pretty(descriptors);
        boolean strict = options.profiles().contains(Options.Profile.STRICT);
        generated.add(qualified(component));
        String source = new BindingWriter(component, strict).source();
        try {
            save(context.visitMetaInfFile(file, type), json);
            save(
                    context.visitGeneratedSourceFile(component.type().packageName(), component.generatedName(), type),
                    source);
            context.visitServiceDescriptor(SERVICE, qualified(component), type);
        } catch (IOException e) {
            context.fail(
                    "Cannot write what is generated for " + component.type().simpleName() + ": " + e.getMessage(),
                    type);
        }
    }

    private static String qualified(Component component) {
        String name = component.type().packageName();
        return name.isEmpty() ? component.generatedName() : name + "." + component.generatedName();
    }

    private static void save(Optional<GeneratedFile> file, String text) throws IOException {
        if (file.isPresent()) {
            file.get().write(writer -> writer.write(text));
        }
    }
}
