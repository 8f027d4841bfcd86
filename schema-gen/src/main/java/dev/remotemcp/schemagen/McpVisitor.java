package dev.remotemcp.schemagen;

import dev.remotemcp.schemagen.checks.Checker;
import dev.remotemcp.schemagen.checks.Compilation;
import dev.remotemcp.schemagen.checks.Problem;
import dev.remotemcp.schemagen.checks.Problem.Severity;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.reader.ClassReader;
import dev.remotemcp.schemagen.schema.DescriptorWriter;
import dev.remotemcp.schemagen.schema.Json;
import dev.remotemcp.schemagen.writer.BindingWriter;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.visitor.TypeElementVisitor;
import io.micronaut.inject.visitor.VisitorContext;
import io.micronaut.inject.writer.GeneratedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Entry point: called by Micronaut's processor with every class that is compiled. */
public final class McpVisitor implements TypeElementVisitor<Object, Object> {
    private static final String ANNOTATIONS = "dev.remotemcp.annotations.";

    private final ClassReader reader = new ClassReader();
    private Checker checker = new Checker(new Compilation());

    @Override
    public void start(VisitorContext context) {
        checker = new Checker(new Compilation());
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
        Optional<Component> read = reader.read(type, context::getClassElement);
        if (read.isEmpty()) {
            return;
        }
        Component component = read.get();
        if (!component.handlers().isEmpty() && !ClassReader.hasScope(type)) {
            type.annotate("jakarta.inject.Singleton");
        }
        List<Problem> problems = checker.check(component);
        if (problems.stream().allMatch(problem -> problem.severity() == Severity.WARNING)) {
            write(component, type, context);
        }
        for (Problem problem : problems) {
            Element element = (Element) problem.origin().element();
            switch (problem.severity()) {
                case ERROR -> context.fail(problem.message(), element);
                case WARNING -> context.warn(problem.message(), element);
            }
        }
    }

    private static void write(Component component, ClassElement type, VisitorContext context) {
        String descriptors = "mcp/" + component.type().binaryName() + ".json";
        String json = Json.pretty(new DescriptorWriter(component).file());
        String source = new BindingWriter(component).source();
        try {
            save(context.visitMetaInfFile(descriptors, type), json);
            save(
                    context.visitGeneratedSourceFile(component.type().packageName(), component.generatedName(), type),
                    source);
        } catch (IOException e) {
            context.fail("Cannot write what is generated for " + type.getSimpleName() + ": " + e.getMessage(), type);
        }
    }

    private static void save(Optional<GeneratedFile> file, String text) throws IOException {
        if (file.isPresent()) {
            file.get().write(writer -> writer.write(text));
        }
    }
}
