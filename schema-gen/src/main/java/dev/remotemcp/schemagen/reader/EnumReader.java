package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.EnumConstantElement;
import io.micronaut.inject.ast.EnumElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.EnumNamingStrategy;

/** Reads enums: what Jackson calls their constants. */
final class EnumReader {
    private static final String NAMING = "tools.jackson.databind.annotation.EnumNaming";
    private static final Map<String, EnumNamingStrategy> STRATEGIES = Map.of(
            "LowerCamelCaseStrategy", EnumNamingStrategies.LOWER_CAMEL_CASE,
            "UpperCamelCaseStrategy", EnumNamingStrategies.UPPER_CAMEL_CASE,
            "SnakeCaseStrategy", EnumNamingStrategies.SNAKE_CASE,
            "UpperSnakeCaseStrategy", EnumNamingStrategies.UPPER_SNAKE_CASE,
            "LowerCaseStrategy", EnumNamingStrategies.LOWER_CASE,
            "KebabCaseStrategy", EnumNamingStrategies.KEBAB_CASE,
            "LowerDotCaseStrategy", EnumNamingStrategies.LOWER_DOT_CASE);

    private final Direction direction;
    private final EnumValues values;

    EnumReader(Direction direction, Classes classes) {
        this.direction = direction;
        this.values = new EnumValues(classes);
    }

    /**
     * Reads an enum.
     *
     * @param shape of {@code @JsonFormat} where it is used, empty for what the enum says itself
     */
    JsonType read(EnumElement type, String shape) {
        String own = type.stringValue(Names.JACKSON + "JsonFormat", "shape").orElse("");
        String wanted = shape.isEmpty() || shape.equals("ANY") ? own : shape;
        Optional<String> refused = refused(type, wanted);
        if (refused.isPresent()) {
            return new JsonType.Unbindable(TypeReader.display(type), refused.get());
        }
        Optional<EnumValues.Member> valued = valued(type);
        if (valued.isPresent()) {
            return valued(type, valued.get());
        }
        if (wanted.startsWith("NUMBER")) {
            return ordinals(type);
        }
        return named(type);
    }

    private Optional<String> refused(EnumElement type, String shape) {
        if (shape.equals("OBJECT") || shape.equals("POJO")) {
            return Optional.of(
                    "@JsonFormat(shape = OBJECT) makes objects of its constants, which cannot be read back: use @JsonValue,"
                            + " or make it a record");
        }
        if (shape.startsWith("NUMBER")
                && direction == Direction.INPUT
                && valued(type).isEmpty()) {
            return Optional.of(
                    "@JsonFormat(shape = NUMBER) numbers its constants, so that one more would change their meaning:"
                            + " give them numbers of their own with @JsonValue");
        }
        boolean propertiesCreator = type.getEnclosedElements(ElementQuery.ALL_METHODS).stream()
                .filter(method -> method.hasAnnotation(Names.JACKSON + "JsonCreator"))
                .anyMatch(method -> method.getParameters().length != 1
                        || !method.getParameters()[0].getType().getName().equals("java.lang.String")
                        || method.stringValue(Names.JACKSON + "JsonCreator", "mode")
                                .filter("PROPERTIES"::equals)
                                .isPresent());
        if (propertiesCreator && direction == Direction.INPUT) {
            return Optional.of(
                    "its @JsonCreator takes something else than a String: let it take the text that @JsonValue gives");
        }
        return type.findAnnotation(NAMING)
                .flatMap(AnnotationValue::stringValue)
                .filter(strategy -> !STRATEGIES.containsKey(simpleName(strategy)))
                .map(
                        strategy -> "the schema cannot follow @EnumNaming(" + simpleName(strategy)
                                + "), which is code: use one of Jackson's EnumNamingStrategies, or @JsonProperty on the constants");
    }

    private JsonType named(EnumElement type) {
        Optional<EnumNamingStrategy> naming = type.findAnnotation(NAMING)
                .flatMap(AnnotationValue::stringValue)
                .map(strategy -> STRATEGIES.get(simpleName(strategy)));
        List<JsonType.Constant> constants = new ArrayList<>();
        for (EnumConstantElement constant : type.elements()) {
            String wire = constant.stringValue(Names.JACKSON + "JsonProperty")
                    .filter(name -> !name.isEmpty())
                    .orElseGet(() -> naming.map(strategy -> renamed(strategy, constant.getName()))
                            .orElse(constant.getName()));
            constants.add(constant(constant, wire, false));
        }
        return choice(type, constants);
    }

    // Jackson's strategies look at nothing but the name.
    @SuppressWarnings("NullAway")
    private static String renamed(EnumNamingStrategy strategy, String name) {
        return strategy.convertEnumToExternalName(null, null, name);
    }

    private static JsonType ordinals(EnumElement type) {
        List<JsonType.Constant> constants = new ArrayList<>();
        for (EnumConstantElement constant : type.elements()) {
            constants.add(constant(constant, String.valueOf(constants.size()), true));
        }
        return choice(type, constants);
    }

    private JsonType valued(EnumElement type, EnumValues.Member member) {
        Optional<Map<String, Object>> known = values.of(type, member);
        if (known.isEmpty()) {
            return new JsonType.Unbindable(
                    TypeReader.display(type),
                    "the values of @JsonValue are not known at compile time: give each constant a literal that "
                            + member.name() + " returns as it is, or put @JsonProperty on the constants instead");
        }
        List<JsonType.Constant> constants = new ArrayList<>();
        for (EnumConstantElement constant : type.elements()) {
            Object value = known.get().get(constant.getName());
            constants.add(constant(constant, String.valueOf(value), value instanceof Number));
        }
        return choice(type, constants);
    }

    private static JsonType.Constant constant(EnumConstantElement constant, String wire, boolean number) {
        return new JsonType.Constant(
                constant.getName(),
                wire,
                constant.stringValue(Names.TITLE),
                described(constant),
                number ? List.of() : List.of(constant.stringValues(Names.JACKSON + "JsonAlias")),
                number);
    }

    private static JsonType choice(EnumElement type, List<JsonType.Constant> constants) {
        Set<String> wires = new HashSet<>();
        for (JsonType.Constant constant : constants) {
            if (!wires.add(constant.wire())) {
                return new JsonType.Unbindable(
                        TypeReader.display(type),
                        "two of its constants are '" + constant.wire() + "' in JSON: rename one of them");
            }
        }
        return new JsonType.Choice(ClassRef.of(type.getName()), List.copyOf(constants));
    }

    private static Optional<EnumValues.Member> valued(EnumElement type) {
        String annotation = Names.JACKSON + "JsonValue";
        Optional<EnumValues.Member> method = type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyInstance()).stream()
                .filter(candidate -> isOn(candidate.getMethodAnnotationMetadata(), annotation))
                .map(found -> new EnumValues.Member(found.getName(), false))
                .findFirst();
        return method.or(() -> type.getEnclosedElements(ElementQuery.ALL_FIELDS.onlyInstance()).stream()
                .filter(candidate -> isOn(candidate, annotation))
                .map(found -> new EnumValues.Member(found.getName(), true))
                .findFirst());
    }

    private static boolean isOn(AnnotationMetadata metadata, String annotation) {
        return metadata.hasAnnotation(annotation)
                && metadata.booleanValue(annotation).orElse(true);
    }

    private static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }

    private static Optional<String> described(EnumConstantElement constant) {
        Javadoc doc = Javadoc.parse(constant.getDocumentation());
        return Javadoc.withDeprecation(
                doc.description(), constant.hasAnnotation("java.lang.Deprecated"), doc.deprecated());
    }
}
