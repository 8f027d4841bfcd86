package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.CanonicalConstructor;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Property;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the components of a record that is a form: Jackson has no part in it. */
final class RecordReader {
    private final TypeReader types;

    RecordReader(TypeReader types) {
        this.types = types;
    }

    /** A record's definition. */
    Definition define(ClassElement type, String key, ClassRef name, String schemaName) {
        Javadoc doc = Javadoc.parse(type.getDocumentation());
        List<Property> properties = new ArrayList<>();
        ParameterElement[] components = CanonicalConstructor.of(type)
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
        return new Definition(
                key,
                name,
                schemaName,
                doc.description(),
                List.copyOf(properties),
                types.constraints(type),
                Optional.empty());
    }

    // A class file without MethodParameters has lost the names of an explicit constructor, but not those of the fields.
    private static List<String> names(ClassElement type, ParameterElement[] components) {
        List<String> names =
                Arrays.stream(components).map(ParameterElement::getName).toList();
        List<String> fields = CanonicalConstructor.components(type).stream()
                .map(FieldElement::getName)
                .toList();
        return fields.size() == names.size() ? fields : names;
    }
}
