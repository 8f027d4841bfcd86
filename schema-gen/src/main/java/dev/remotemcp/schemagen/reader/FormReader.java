package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.CanonicalConstructor;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Form;
import dev.remotemcp.schemagen.model.Obstacle;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import io.micronaut.annotation.processing.visitor.JavaNativeElement;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Reads a form: a record, or an interface whose abstract methods are the fields. */
final class FormReader {
    private static final String IGNORE = Names.JACKSON + "JsonIgnore";

    private final TypeReader types;
    private final ClassElement type;
    private final String name;
    private final List<Obstacle> obstacles = new ArrayList<>();

    FormReader(TypeReader types, ClassElement type) {
        this.types = types;
        this.type = type;
        this.name = ClassRef.of(type.getName()).simpleName();
    }

    /** Reads it; empty if it is neither record nor interface. */
    Optional<Form> read() {
        if (!type.isRecord() && !type.isInterface()) {
            refuse("carries @McpForm, which is for records and interfaces: make it a record");
            return Optional.empty();
        }
        if (!type.getDeclaredGenericPlaceholders().isEmpty()) {
            refuse("is a form with type parameters, which have no schema: name the types");
            return Optional.empty();
        }
        return Optional.of(type.isRecord() ? ofRecord() : ofInterface());
    }

    /** What was wrong with it. */
    List<Obstacle> obstacles() {
        return List.copyOf(obstacles);
    }

    private void refuse(String text) {
        obstacles.add(new Obstacle("The type " + name + " " + text, new Origin(type)));
    }

    private Form ofRecord() {
        ClassRef ref = ClassRef.of(type.getName());
        Definition definition = new RecordReader(types).define(type, type.getName(), ref, ref.simpleName());
        int components = CanonicalConstructor.of(type)
                .map(constructor -> constructor.getParameters().length)
                .orElse(0);
        if (definition.properties().size() < components) {
            refuse("is a form with a component that has @JsonIgnore, for which there would be no value:"
                    + " remove the annotation or the component");
        }
        return new Form(definition, Optional.empty());
    }

    private Form ofInterface() {
        if (isSealed()) {
            refuse("is a sealed form, which generated code cannot implement: remove sealed");
        }
        ClassRef ref = ClassRef.of(type.getName());
        PropertyReader reader = new PropertyReader(types, type);
        List<Property> properties = new ArrayList<>();
        List<String> accessors = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (MethodElement method : methods()) {
            if (!method.isAbstract()) {
                others.add(method.getName());
            } else if (isField(method)) {
                Map<String, ClassElement> inherited = type.getAllTypeArguments()
                        .getOrDefault(method.getDeclaringType().getName(), Map.of());
                types.inside(inherited, () -> properties.add(property(method, reader)));
                accessors.add(method.getName());
            }
        }
        Definition definition = new Definition(
                type.getName(),
                ref,
                ref.simpleName(),
                Javadoc.parse(type.getDocumentation()).description(),
                List.copyOf(properties));
        return new Form(definition, Optional.of(new Form.Contract(List.copyOf(accessors), List.copyOf(others))));
    }

    private Property property(MethodElement method, PropertyReader reader) {
        Javadoc doc = Javadoc.parse(method.getDocumentation());
        return reader.read(
                propertyName(method),
                Optional.of(method.getName() + "()"),
                method.getGenericReturnType(),
                new Annotated(List.of(method)),
                doc.description().or(doc::returns),
                isOwn(method) ? method : type);
    }

    private boolean isField(MethodElement method) {
        Optional<String> reason = Optional.empty();
        if (method.hasParameters()) {
            reason = Optional.of("has parameters, so that it cannot be a field: remove them or give it a default body");
        } else if (!method.getDeclaredTypeVariables().isEmpty()) {
            reason = Optional.of("has type variables, so that it cannot be a field: name the types");
        } else if (method.getReturnType().isVoid()) {
            reason = Optional.of(
                    "returns nothing, so that it cannot be a field: return a value or give it a default body");
        } else if (method.hasAnnotation(IGNORE)) {
            reason = Optional.of("has @JsonIgnore, so that there would be no value for it: give it a default body");
        }
        reason.ifPresent(text -> obstacles.add(new Obstacle(
                "The method " + method.getName() + " of the form " + name + " " + text,
                new Origin(isOwn(method) ? method : type))));
        return reason.isEmpty();
    }

    /** Methods to implement or implemented, each once and inherited ones first; without those of every object. */
    private List<MethodElement> methods() {
        Map<String, MethodElement> methods = new LinkedHashMap<>();
        for (MethodElement method : type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyInstance())) {
            if (!method.isPrivate() && !isOfObject(method)) {
                // Several super-interfaces may have the same method: the interface's own counts, then the implemented.
                methods.merge(
                        method.getDescription(true),
                        method,
                        (before, after) -> isOwn(before) || !isOwn(after) && !before.isAbstract() ? before : after);
            }
        }
        return List.copyOf(methods.values());
    }

    private boolean isOwn(MethodElement method) {
        return method.getDeclaringType().getName().equals(type.getName());
    }

    private static boolean isOfObject(MethodElement method) {
        return switch (method.getName()) {
            case "hashCode", "toString" -> !method.hasParameters();
            case "equals" ->
                method.getParameters().length == 1
                        && method.getParameters()[0].getType().getName().equals("java.lang.Object");
            default -> method.getDeclaringType().getName().equals("java.lang.Object");
        };
    }

    // Micronaut's modifiers do not know sealed.
    private boolean isSealed() {
        return type.getNativeType() instanceof JavaNativeElement.Class source
                && source.element().getModifiers().contains(Modifier.SEALED);
    }

    private static String propertyName(MethodElement method) {
        String name = method.getName();
        if (isPrefixed(name, "get")) {
            return decapitalized(name.substring(3));
        }
        String type = method.getReturnType().getName();
        boolean bool = type.equals("boolean") || type.equals("java.lang.Boolean");
        return bool && isPrefixed(name, "is") ? decapitalized(name.substring(2)) : name;
    }

    private static boolean isPrefixed(String name, String prefix) {
        return name.length() > prefix.length()
                && name.startsWith(prefix)
                && Character.isUpperCase(name.charAt(prefix.length()));
    }

    // As JavaBeans have it: URL stays URL.
    private static String decapitalized(String name) {
        return name.length() > 1 && Character.isUpperCase(name.charAt(1))
                ? name
                : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
