package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.OwnAnnotations;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Described;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.Form;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.Obstacle;
import dev.remotemcp.schemagen.model.Origin;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.visitor.VisitorContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Reads a class: its annotated methods, or the form that it is. */
public final class ClassReader {
    private static final String SCOPE = "jakarta.inject.Scope";
    private static final String DEFAULT_SCOPE = "io.micronaut.context.annotation.DefaultScope";
    private static final String BEAN = "io.micronaut.context.annotation.Bean";
    private static final String SINGLETON = "jakarta.inject.Singleton";

    /** Reads a class; empty if nothing in it concerns us. */
    public Optional<Component> read(ClassElement type, VisitorContext context) {
        Classes classes = new Classes(context);
        ConstraintReader constraints = new ConstraintReader(classes::find);
        Reach reach = new Reach(type.getPackageName());
        TypeReader inputs = new TypeReader(Direction.INPUT, constraints, reach, classes);
        TypeReader outputs = new TypeReader(Direction.OUTPUT, constraints, reach, classes);
        MethodReader methods = new MethodReader(inputs, outputs);
        List<Handler> handlers = new ArrayList<>();
        List<Obstacle> idle = new ArrayList<>();
        for (MethodElement method : type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared())) {
            if (AppReader.isOn(method) && !OwnAnnotations.of(method).hasAnnotation(Names.TOOL)) {
                idle.add(new Obstacle(
                        "The method " + method.getName() + " carries @McpApp, but is no tool, so that nobody sees its"
                                + " view: remove it, or add @McpTool",
                        new Origin(method)));
            }
            if (MethodReader.isHandler(OwnAnnotations.of(method))) {
                handlers.addAll(methods.read(method));
                continue;
            }
            if (ExecutionReader.isOn(method.getMethodAnnotationMetadata())) {
                idle.add(ExecutionReader.idle(method));
            }
            if (DemandsReader.isOn(method)) {
                idle.add(new Obstacle(
                        "The method " + method.getName() + " carries @RequiresScope or @RequiresRole, but is no tool,"
                                + " resource or prompt, so that nothing checks it: remove it, or annotate the method"
                                + " that is one",
                        new Origin(method)));
            }
        }
        boolean form = type.hasDeclaredAnnotation(Names.FORM);
        List<Obstacle> obstacles = new ArrayList<>(MisplacedArgs.in(type));
        obstacles.addAll(idle);
        if (!handlers.isEmpty()) {
            ExecutionReader.obstacle(type).ifPresent(obstacles::add);
        }
        DescribedReader schemas = new DescribedReader(inputs, outputs);
        List<Described> described = schemas.read(type);
        obstacles.addAll(schemas.obstacles());
        if (handlers.isEmpty() && !form && described.isEmpty() && obstacles.isEmpty()) {
            return Optional.empty();
        }
        Optional<Form> readForm = Optional.empty();
        if (form) {
            FormReader reader = new FormReader(inputs, type);
            readForm = reader.read();
            obstacles.addAll(reader.obstacles());
        }
        if (form || !handlers.isEmpty() || !described.isEmpty()) {
            for (String obstacle : obstacles(type, !handlers.isEmpty())) {
                obstacles.add(new Obstacle(
                        "The type " + ClassRef.of(type.getName()).simpleName() + " " + obstacle, new Origin(type)));
            }
        }
        return Optional.of(new Component(
                ClassRef.of(type.getName()),
                type.stringValue(Names.SERVER).orElse(Component.DEFAULT_SERVER),
                isSingleton(type),
                List.copyOf(handlers),
                Collections.unmodifiableMap(new LinkedHashMap<>(inputs.finished())),
                Collections.unmodifiableMap(new LinkedHashMap<>(outputs.finished())),
                readForm,
                described,
                List.copyOf(obstacles),
                new Origin(type)));
    }

    /** Whether a class says itself how long its beans live. */
    public static boolean hasScope(ClassElement type) {
        return type.hasStereotype(SCOPE) || type.hasStereotype(DEFAULT_SCOPE) || type.hasStereotype(BEAN);
    }

    private static boolean isSingleton(ClassElement type) {
        if (!hasScope(type) || type.hasStereotype(SINGLETON)) {
            return true;
        }
        return !type.hasStereotype(SCOPE)
                && type.stringValue(DEFAULT_SCOPE).filter(SINGLETON::equals).isPresent();
    }

    private static List<String> obstacles(ClassElement type, boolean handlers) {
        List<String> obstacles = new ArrayList<>();
        if (handlers) {
            if (type.isInterface()) {
                obstacles.add("is an interface: put the annotations on the class that implements it");
            } else if (type.isEnum()) {
                obstacles.add("is an enum, which cannot be a bean: move the annotated methods to a class");
            } else if (type.isAbstract()) {
                obstacles.add("is abstract: put the annotations on a concrete class");
            }
            if (type.hasAnnotation(Names.REQUEST_SCOPE)) {
                obstacles.add(
                        "lives as long as an HTTP request of Micronaut's, which a call over MCP is not: give it another"
                                + " scope, and take what is of the request as a parameter");
            }
            if (type.isInner() && !type.isStatic()) {
                obstacles.add("is an inner class, which needs an instance of the outer one: make it static");
            }
        }
        Optional<ClassElement> scope = Optional.of(type);
        while (scope.isPresent()) {
            if (scope.get().isPrivate()) {
                obstacles.add(
                        scope.get() == type
                                ? "is private, so that generated code cannot use it: make it package-private"
                                : "is inside the private class "
                                        + ClassRef.of(scope.get().getName()).simpleName()
                                        + ", so that generated code cannot use it: make that package-private");
            }
            scope = scope.get().getEnclosingType();
        }
        return obstacles;
    }
}
