package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads records: their components as Jackson sees them. */
final class RecordReader {
    private final TypeReader types;

    RecordReader(TypeReader types) {
        this.types = types;
    }

    JsonType read(ClassElement type) {
        ClassRef name = ClassRef.of(type.getName());
        List<JsonType> arguments = new ArrayList<>();
        for (ClassElement argument : type.getTypeArguments().values()) {
            arguments.add(types.read(argument));
        }
        String key = key(name, arguments);
        JsonType.Composite composite = new JsonType.Composite(name, List.copyOf(arguments), key);
        if (types.definitions().containsKey(key)) {
            return composite;
        }
        Optional<String> refused = PropertyReader.refused(new Annotated(List.of(type)));
        if (refused.isPresent()) {
            return new JsonType.Unbindable(name.simpleName(), refused.get());
        }
        // Entered before its components are read, so that recursion ends here.
        String schemaName = schemaName(composite);
        types.definitions().put(key, new Definition(key, name, schemaName, Optional.empty(), List.of()));
        types.inside(type.getTypeArguments(), () -> types.definitions().put(key, define(type, key, name, schemaName)));
        return composite;
    }

    /** A record's definition, read afresh. */
    Definition define(ClassElement type, String key, ClassRef name, String schemaName) {
        Javadoc doc = Javadoc.parse(type.getDocumentation());
        List<Property> properties = new ArrayList<>();
        ParameterElement[] components = type.getPrimaryConstructor()
                .map(MethodElement::getParameters)
                .orElse(ParameterElement.ZERO_PARAMETER_ELEMENTS);
        PropertyReader reader = new PropertyReader(types, type);
        List<String> names = names(type, components);
        for (int i = 0; i < components.length; i++) {
            ParameterElement component = components[i];
            Annotated annotated = Annotated.component(type, component, names.get(i));
            if (annotated.isPresent(Names.JACKSON + "JsonIgnore")) {
                continue;
            }
            properties.add(reader.read(
                    names.get(i),
                    Optional.of(names.get(i) + "()"),
                    component.getGenericType(),
                    annotated,
                    Optional.ofNullable(doc.params().get(names.get(i))),
                    annotated.marked()));
        }
        return new Definition(key, name, schemaName, doc.description(), List.copyOf(properties));
    }

    // A class file without MethodParameters has lost the names of an explicit constructor, but not those of the fields.
    private static List<String> names(ClassElement type, ParameterElement[] components) {
        List<String> names =
                Arrays.stream(components).map(ParameterElement::getName).toList();
        List<String> fields = type
                .getEnclosedElements(ElementQuery.ALL_FIELDS.onlyDeclared().onlyInstance())
                .stream()
                .map(FieldElement::getName)
                .toList();
        return fields.size() == names.size() ? fields : names;
    }

    private static String key(ClassRef name, List<JsonType> arguments) {
        return arguments.isEmpty()
                ? name.binaryName()
                : name.binaryName() + arguments.stream().map(RecordReader::key).toList();
    }

    private static String key(JsonType type) {
        return type instanceof JsonType.Composite(var _, var _, String key) ? key : type.toString();
    }

    private static String schemaName(JsonType type) {
        return switch (type) {
            case JsonType.Composite(ClassRef name, List<JsonType> arguments, var _) ->
                arguments.isEmpty()
                        ? name.simpleName()
                        : name.simpleName() + "Of"
                                + String.join(
                                        "And",
                                        arguments.stream()
                                                .map(RecordReader::schemaName)
                                                .toList());
            case JsonType.Choice(ClassRef name, var _) -> name.simpleName();
            case JsonType.Formatted(JsonType.Scalar scalar, var _) -> schemaName(scalar);
            case JsonType.Anything(ClassRef name) -> name.simpleName();
            case JsonType.Scalar(ScalarKind kind, var _) ->
                kind.className()
                        .substring(kind.className().lastIndexOf('.') + 1)
                        .replace("[]", "s");
            case JsonType.Sequence(var _, Use element) -> "ListOf" + schemaName(element.type());
            case JsonType.Dictionary(var _, var _, Use value) -> "MapOf" + schemaName(value.type());
            case JsonType.Maybe(Use value) -> schemaName(value.type());
            case JsonType.Unbindable _ -> "Unknown";
        };
    }
}
