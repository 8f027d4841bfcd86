package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.EnumElement;
import io.micronaut.inject.ast.GenericPlaceholderElement;
import io.micronaut.inject.ast.WildcardElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads Java types for values that go one way; collects the classes that it meets on the way. */
final class TypeReader {
    private static final List<String> ANYTHING = List.of(
            "java.lang.Object",
            "tools.jackson.databind.JsonNode",
            "tools.jackson.databind.node.ObjectNode",
            "tools.jackson.databind.node.ArrayNode");

    /** Why what a variable stands for is not known. */
    private static final String NO_TYPE = "a type variable has no schema: name the type";

    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Direction direction;
    private final ConstraintReader constraints;
    private final BeanReader beans;
    private final UnionReader unions;
    private final EnumReader enums;
    private final List<Runnable> pending = new ArrayList<>();
    private Map<String, Bound> variables = Map.of();
    private Optional<FormatReader> format = Optional.empty();
    private Optional<TypeInfo> typeInfo = Optional.empty();

    /**
     * For one class.
     *
     * @param reach what the code can use that is generated for the class
     * @param classes finds other classes by name
     */
    TypeReader(Direction direction, ConstraintReader constraints, Reach reach, Classes classes) {
        this.direction = direction;
        this.constraints = constraints;
        this.beans = new BeanReader(this, reach, classes::find);
        this.enums = new EnumReader(direction, classes);
        this.unions = new UnionReader(this, classes, this::single);
    }

    /** What a type variable stands for, and what the variables inside that stand for. */
    private record Bound(ClassElement type, Map<String, Bound> variables) {}

    /** Which way the values go. */
    Direction direction() {
        return direction;
    }

    /** The classes met so far, by key. */
    Map<String, Definition> definitions() {
        return definitions;
    }

    /** Does something when every class has been read that is part of another. */
    void later(Runnable action) {
        pending.add(action);
    }

    /** The classes met, when no more will be read. */
    Map<String, Definition> finished() {
        pending.forEach(Runnable::run);
        pending.clear();
        return definitions;
    }

    /** The use of a type by a parameter, component or the like that carries annotations of its own. */
    Use use(ClassElement type, AnnotationMetadata declared) {
        AnnotationMetadata onType = type.getTypeAnnotationMetadata();
        List<Constraint> read = constraints.read(declared, onType);
        boolean nullable = nullable(declared) || nullable(onType);
        return new Use(
                read(type, FormatReader.of(declared), TypeInfo.declared(declared)),
                read,
                nullable && read.stream().noneMatch(Constraint::forbidsNull));
    }

    /** Reads a type where it is used in a way of its own; what is inside containers is used in the same way. */
    private JsonType read(ClassElement type, Optional<FormatReader> newFormat, Optional<TypeInfo> newInfo) {
        Optional<FormatReader> outerFormat = format;
        Optional<TypeInfo> outerInfo = typeInfo;
        format = newFormat.or(() -> outerFormat);
        typeInfo = newInfo.or(() -> outerInfo);
        try {
            return read(type);
        } finally {
            format = outerFormat;
            typeInfo = outerInfo;
        }
    }

    /** Reads a class, whose insides are no part of how it is used. */
    private JsonType apart(Supplier<JsonType> action) {
        Optional<FormatReader> outerFormat = format;
        Optional<TypeInfo> outerInfo = typeInfo;
        format = Optional.empty();
        typeInfo = Optional.empty();
        try {
            return action.get();
        } finally {
            format = outerFormat;
            typeInfo = outerInfo;
        }
    }

    private JsonType formatted(JsonType type) {
        return format.map(form -> form.apply(type, direction)).orElse(type);
    }

    /** The use of a type as a type argument or array element. */
    Use use(ClassElement type) {
        return use(type, AnnotationMetadata.EMPTY_METADATA);
    }

    /** What the values of a class must fulfil as a whole. */
    List<Constraint> constraints(ClassElement type) {
        return constraints.readClass(type.getName());
    }

    /** Does something while the variables of a generic type stand for its arguments. */
    void inside(Map<String, ClassElement> arguments, Runnable action) {
        Map<String, Bound> outer = variables;
        Map<String, Bound> inner = new LinkedHashMap<>();
        arguments.forEach((name, argument) -> inner.put(name, new Bound(argument, outer)));
        variables = inner;
        action.run();
        variables = outer;
    }

    /** Reads something that a class or one that it inherits from declares, with what their variables stand for. */
    <T> T along(ClassElement type, List<ClassElement> path, Supplier<T> action) {
        Map<String, Bound> outer = variables;
        enter(type);
        path.forEach(this::enter);
        try {
            return action.get();
        } finally {
            variables = outer;
        }
    }

    private void enter(ClassElement type) {
        Map<String, Bound> outer = variables;
        Map<String, Bound> inner = new LinkedHashMap<>();
        type.getTypeArguments().forEach((name, argument) -> inner.put(name, new Bound(argument, outer)));
        variables = inner;
    }

    JsonType read(ClassElement type) {
        if (type instanceof GenericPlaceholderElement placeholder && !type.isArray()) {
            return variable(placeholder);
        }
        if (type.isArray()) {
            ClassElement element = type.fromArray();
            if (element.getName().equals("byte") && !element.isArray()) {
                return new JsonType.Scalar(ScalarKind.BYTES, false);
            }
            if (element.getName().equals("char") && !element.isArray()) {
                return new JsonType.Unbindable("char[]", "use String instead");
            }
            return new JsonType.Sequence(JsonType.Shape.ARRAY, arrayElement(element));
        }
        String name = type.getName();
        Optional<ScalarKind> scalar = ScalarKind.of(name);
        if (scalar.isPresent()) {
            return formatted(new JsonType.Scalar(scalar.get(), type.isPrimitive()));
        }
        Optional<JsonType.Shape> shape = JsonType.Shape.of(name);
        if (shape.isPresent()) {
            return new JsonType.Sequence(shape.get(), argument(type, 0));
        }
        Optional<JsonType.MapShape> map = JsonType.MapShape.of(name);
        if (map.isPresent()) {
            return dictionary(map.get(), type);
        }
        if (ANYTHING.contains(name)) {
            return new JsonType.Anything(ClassRef.of(name));
        }
        return switch (name) {
            case "java.util.Optional" -> new JsonType.Maybe(argument(type, 0));
            case "java.util.OptionalInt" -> new JsonType.Maybe(primitive(ScalarKind.INT));
            case "java.util.OptionalLong" -> new JsonType.Maybe(primitive(ScalarKind.LONG));
            case "java.util.OptionalDouble" -> new JsonType.Maybe(primitive(ScalarKind.DOUBLE));
            default -> named(type);
        };
    }

    private JsonType named(ClassElement type) {
        if (type instanceof EnumElement choice && typeInfo.isEmpty()) {
            return formatted(enums.read(choice, format.map(FormatReader::shape).orElse("")));
        }
        if (isOfPlatform(type.getName())) {
            return new JsonType.Unbindable(display(type), PlatformTypes.reason(type.getName()));
        }
        if (type.isAssignable("java.util.Collection") || type.isAssignable("java.util.Map")) {
            return new JsonType.Unbindable(
                    display(type), "it is a collection or map of a class of its own: use List, Set or Map");
        }
        Optional<TypeInfo> info = typeInfo;
        return formatted(apart(() -> info.isPresent() ? unions.read(type, info.get()) : unions.read(type)));
    }

    private JsonType single(ClassElement type) {
        if (type instanceof EnumElement choice) {
            return enums.read(choice, "");
        }
        return FormatReader.of(type)
                .flatMap(FormatReader::refusedForClass)
                .<JsonType>map(reason -> new JsonType.Unbindable(display(type), reason))
                .orElseGet(() -> beans.read(type));
    }

    /** Whether a class comes with Java; no name means none. */
    static boolean isOfPlatform(String name) {
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
    }

    // What stands in front of an array's type is said of the array, though the compiler shows it on the element, too.
    private Use arrayElement(ClassElement element) {
        // Jackson's writers of primitive arrays know no other forms.
        JsonType read = element.isPrimitive() && !element.isArray() ? apart(() -> read(element)) : read(element);
        return new Use(read, List.of(), nullable(element.getTypeAnnotationMetadata()));
    }

    private JsonType dictionary(JsonType.MapShape shape, ClassElement type) {
        Use[] key = new Use[1];
        // What is said of how a map is used is said of its values.
        apart(() -> {
            key[0] = argument(type, 0);
            return key[0].type();
        });
        boolean fits = switch (key[0].type()) {
            case JsonType.Choice _, JsonType.Unbindable _ -> true;
            case JsonType.Scalar(ScalarKind kind, boolean _) -> kind.key();
            default -> false;
        };
        return fits
                ? new JsonType.Dictionary(shape, key[0], argument(type, 1))
                : new JsonType.Unbindable(
                        display(type),
                        "the keys of a JSON object are text: use String, an enum, a whole number, UUID, or a date or"
                                + " time without offset");
    }

    private Use argument(ClassElement type, int index) {
        List<ClassElement> arguments = List.copyOf(type.getTypeArguments().values());
        if (index >= arguments.size() || type.isRawType()) {
            return Use.of(unspecified(type));
        }
        if (arguments.get(index) instanceof WildcardElement wildcard) {
            return wildcard(type, wildcard);
        }
        Use use = use(arguments.get(index));
        return use.type() instanceof JsonType.Unbindable(var _, String reason) && reason.equals(NO_TYPE)
                ? Use.of(unspecified(type))
                : use;
    }

    private Use wildcard(ClassElement type, WildcardElement wildcard) {
        if (!wildcard.getLowerBounds().isEmpty()) {
            return Use.of(new JsonType.Unbindable(
                    display(type), "what is above a type may be anything: name the type instead of ? super"));
        }
        ClassElement bound = wildcard.getUpperBounds().isEmpty()
                ? wildcard
                : wildcard.getUpperBounds().getFirst();
        Use use = use(bound, wildcard.getTypeAnnotationMetadata());
        return new Use(use.type(), use.constraints(), use.nullable(), true, false);
    }

    private JsonType variable(GenericPlaceholderElement placeholder) {
        Bound bound = variables.get(placeholder.getVariableName());
        if (bound == null || bound.type() == placeholder) {
            Optional<ClassElement> resolved = placeholder.getResolved();
            return resolved.isPresent() && !(resolved.get() instanceof GenericPlaceholderElement)
                    ? read(resolved.get())
                    : new JsonType.Unbindable(placeholder.getVariableName(), NO_TYPE);
        }
        Map<String, Bound> outer = variables;
        variables = bound.variables();
        try {
            return read(bound.type());
        } finally {
            variables = outer;
        }
    }

    private static JsonType unspecified(ClassElement type) {
        return new JsonType.Unbindable(display(type), "say what it contains, for example <String>");
    }

    private static Use primitive(ScalarKind kind) {
        return Use.of(new JsonType.Scalar(kind, true));
    }

    /** Whether an annotation named {@code Nullable}, from whatever library, is present. */
    static boolean nullable(AnnotationMetadata metadata) {
        return metadata.getAnnotationNames().stream()
                .anyMatch(name -> name.endsWith(".Nullable") || name.endsWith("$Nullable"));
    }

    static String display(ClassElement type) {
        return ClassRef.of(type.getName()).simpleName() + "[]".repeat(type.getArrayDimensions());
    }
}
