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
import io.micronaut.inject.ast.EnumConstantElement;
import io.micronaut.inject.ast.EnumElement;
import io.micronaut.inject.ast.GenericPlaceholderElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads Java types for values that go one way; collects the classes that it meets on the way. */
final class TypeReader {
    private static final List<String> ANYTHING = List.of(
            "java.lang.Object",
            "tools.jackson.databind.JsonNode",
            "tools.jackson.databind.node.ObjectNode",
            "tools.jackson.databind.node.ArrayNode");

    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Direction direction;
    private final ConstraintReader constraints;
    private final BeanReader beans;
    private Map<String, Bound> variables = Map.of();

    /**
     * For one class.
     *
     * @param reach what the code can use that is generated for the class
     * @param classes finds other classes by name
     */
    TypeReader(
            Direction direction,
            ConstraintReader constraints,
            Reach reach,
            Function<String, Optional<ClassElement>> classes) {
        this.direction = direction;
        this.constraints = constraints;
        this.beans = new BeanReader(this, reach, classes);
    }

    /** What a type variable stands for, and what the variables inside that stand for. */
    private record Bound(ClassElement type, Map<String, Bound> variables) {}

    /** Which way the values go. */
    Direction direction() {
        return direction;
    }

    /** The records met so far, by key. */
    Map<String, Definition> definitions() {
        return definitions;
    }

    /** The use of a type by a parameter, component or the like that carries annotations of its own. */
    Use use(ClassElement type, AnnotationMetadata declared) {
        AnnotationMetadata onType = type.getTypeAnnotationMetadata();
        List<Constraint> read = constraints.read(declared, onType);
        boolean nullable = nullable(declared) || nullable(onType);
        return new Use(read(type), read, nullable && read.stream().noneMatch(Constraint::forbidsNull));
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
            return new JsonType.Scalar(scalar.get(), type.isPrimitive());
        }
        if (ANYTHING.contains(name)) {
            return new JsonType.Anything(ClassRef.of(name));
        }
        return switch (name) {
            case "java.util.List" -> sequence(JsonType.Shape.LIST, type);
            case "java.util.Collection" -> sequence(JsonType.Shape.COLLECTION, type);
            case "java.util.Set" -> sequence(JsonType.Shape.SET, type);
            case "java.util.Map" -> dictionary(type);
            case "java.util.Optional" -> new JsonType.Maybe(argument(type, 0));
            case "java.util.OptionalInt" -> new JsonType.Maybe(primitive(ScalarKind.INT));
            case "java.util.OptionalLong" -> new JsonType.Maybe(primitive(ScalarKind.LONG));
            case "java.util.OptionalDouble" -> new JsonType.Maybe(primitive(ScalarKind.DOUBLE));
            default -> named(type);
        };
    }

    private JsonType named(ClassElement type) {
        if (type instanceof EnumElement choice) {
            return choice(choice);
        }
        if (!isOfPlatform(type.getName())) {
            return beans.read(type);
        }
        return new JsonType.Unbindable(
                display(type),
                "it is not a record, enum, collection or scalar that has a JSON form: make it a record, or take JsonNode");
    }

    private static boolean isOfPlatform(String name) {
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
    }

    private JsonType choice(EnumElement type) {
        if (type.getMethods().stream().anyMatch(m -> m.hasAnnotation(Names.JACKSON + "JsonValue"))) {
            return new JsonType.Unbindable(
                    display(type),
                    "the values of @JsonValue are not known at compile time: put @JsonProperty on the constants");
        }
        List<JsonType.Constant> constants = new ArrayList<>();
        for (EnumConstantElement constant : type.elements()) {
            String wire = constant.stringValue(Names.JACKSON + "JsonProperty")
                    .filter(name -> !name.isEmpty())
                    .orElse(constant.getName());
            constants.add(new JsonType.Constant(
                    constant.getName(), wire, constant.stringValue(Names.TITLE), described(constant)));
        }
        return new JsonType.Choice(ClassRef.of(type.getName()), List.copyOf(constants));
    }

    private static Optional<String> described(EnumConstantElement constant) {
        Javadoc doc = Javadoc.parse(constant.getDocumentation());
        return Javadoc.withDeprecation(
                doc.description(), constant.hasAnnotation("java.lang.Deprecated"), doc.deprecated());
    }

    // What stands in front of an array's type is said of the array, though the compiler shows it on the element, too.
    private Use arrayElement(ClassElement element) {
        return new Use(read(element), List.of(), nullable(element.getTypeAnnotationMetadata()));
    }

    private JsonType sequence(JsonType.Shape shape, ClassElement type) {
        return new JsonType.Sequence(shape, argument(type, 0));
    }

    private JsonType dictionary(ClassElement type) {
        List<ClassElement> arguments = List.copyOf(type.getTypeArguments().values());
        if (arguments.size() == 2 && !arguments.get(0).getName().equals("java.lang.String")) {
            return new JsonType.Unbindable(display(type), "the keys of a JSON object are strings: use Map<String, …>");
        }
        return new JsonType.Dictionary(argument(type, 0), argument(type, 1));
    }

    private Use argument(ClassElement type, int index) {
        List<ClassElement> arguments = List.copyOf(type.getTypeArguments().values());
        if (index >= arguments.size() || type.isRawType()) {
            return Use.of(unspecified(type));
        }
        Use use = use(arguments.get(index));
        return arguments.get(index) instanceof GenericPlaceholderElement && use.type() instanceof JsonType.Unbindable
                ? Use.of(unspecified(type))
                : use;
    }

    private JsonType variable(GenericPlaceholderElement placeholder) {
        Bound bound = variables.get(placeholder.getVariableName());
        if (bound == null || bound.type() == placeholder) {
            Optional<ClassElement> resolved = placeholder.getResolved();
            return resolved.isPresent() && !(resolved.get() instanceof GenericPlaceholderElement)
                    ? read(resolved.get())
                    : new JsonType.Unbindable(
                            placeholder.getVariableName(), "a type variable has no schema: name the type");
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
