package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Accessor;
import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import dev.remotemcp.schemagen.jackson.Bean;
import dev.remotemcp.schemagen.jackson.BeanProperty;
import dev.remotemcp.schemagen.jackson.Exclusions;
import dev.remotemcp.schemagen.jackson.Lineage;
import dev.remotemcp.schemagen.jackson.Marks;
import dev.remotemcp.schemagen.model.Absence;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the properties of one class. */
final class BeanPropertyReader {
    private final TypeReader types;
    private final BeanReader beans;
    private final Accessors accessors;
    private final ClassElement type;
    private final Javadoc doc;
    private final Inclusion inclusion;
    private final boolean input;

    BeanPropertyReader(TypeReader types, BeanReader beans, Reach reach, ClassElement type, Javadoc doc) {
        this.types = types;
        this.beans = beans;
        this.accessors = new Accessors(types, reach, type);
        this.type = type;
        this.doc = doc;
        this.inclusion = new Inclusion(Lineage.of(type).marks());
        this.input = types.direction() == Direction.INPUT;
    }

    List<Property> read(Bean.Properties bean, Exclusions leftOut) {
        List<Property> properties = new ArrayList<>();
        for (BeanProperty property : bean.properties()) {
            if (leftOut.exclude(property.name())) {
                missing(property.bound(), property.javaName()).ifPresent(properties::add);
            } else if (property.unwrapped()) {
                properties.addAll(new UnwrappedReader(types, beans).read(property(property), property.marks()));
            } else {
                properties.add(property(property));
            }
        }
        for (Accessor parameter : bean.unnamed()) {
            missing(parameter, parameter.element().getName()).ifPresent(properties::add);
        }
        return List.copyOf(properties);
    }

    // A primitive parameter of a creator for which JSON has nothing: Jackson could not call the creator.
    private Optional<Property> missing(Accessor bound, String name) {
        boolean fails = input
                && bound.kind() == Kind.PARAMETER
                && bound.type().isPrimitive()
                && !bound.type().isArray()
                && Arg.of(new Annotated(bound.marks().places())).defaultText().isEmpty();
        return fails ? Optional.of(unbindable(bound, name)) : Optional.empty();
    }

    private Property unbindable(Accessor bound, String name) {
        Use use = Use.of(new JsonType.Unbindable(
                ClassRef.of(type.getName()).simpleName() + "." + name,
                "it is left out of the JSON, and its primitive type has no value for that: use its box"));
        return new Property(
                name,
                name,
                Optional.empty(),
                use,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                new dev.remotemcp.schemagen.model.Origin(bound.element()));
    }

    private Property property(BeanProperty property) {
        Accessor bound = property.bound();
        ClassElement declaring = bound.path().isEmpty() ? type : bound.path().getLast();
        PropertyReader reader = new PropertyReader(types, declaring);
        Annotated annotated = annotated(property);
        Property read = beans.excluding(
                Exclusions.of(property.marks(), !input),
                () -> types.along(
                        type,
                        bound.path(),
                        () -> reader.read(
                                property.javaName(),
                                Optional.empty(),
                                bound.type(),
                                annotated,
                                described(property),
                                marked(property, annotated))));
        Property named = new Overrides(types, beans).apply(read.withName(property.name()), property.marks());
        boolean overridden = !named.use().equals(read.use());
        return input
                ? given(
                        named.withAccessor(
                                overridden
                                        ? Optional.empty()
                                        : accessors.of(property, read.use().type())),
                        property,
                        annotated)
                : inclusion.apply(
                        nullable(named, property), property.marks(), reader.neverNull(bound.type(), named.use()));
    }

    private static Element marked(BeanProperty property, Annotated annotated) {
        return property.marks().places().stream()
                .filter(place ->
                        place instanceof FieldElement && place.getName().equals(property.javaName()))
                .<Element>map(place -> place)
                .findFirst()
                .orElseGet(annotated::marked);
    }

    // The parameter of a setter may say more about its value.
    private static Annotated annotated(BeanProperty property) {
        List<Element> places = new ArrayList<>(property.marks().places());
        if (property.bound().kind() == Kind.SETTER && property.bound().element() instanceof MethodElement setter) {
            places.addAll(List.of(setter.getParameters()));
        }
        return new Annotated(List.copyOf(places));
    }

    private static Property given(Property property, BeanProperty bean, Annotated annotated) {
        boolean defaulted = property.defaultText().isPresent();
        Optional<Boolean> said = bean.required();
        if (bean.bound().kind() == Kind.PARAMETER) {
            boolean required = said.map(it -> it && !defaulted).orElse(property.required());
            return property.withPresence(required, Absence.NO_VALUE);
        }
        boolean required = !defaulted
                && annotated.bool(Names.ARG, "required").orElse(true)
                && said.orElse(PropertyReader.forbidsNull(property.use()));
        return property.withPresence(required, Absence.OWN_VALUE);
    }

    // A field's annotation counts for what its getter gives.
    private static Property nullable(Property property, BeanProperty bean) {
        Use use = property.use();
        boolean nullable = bean.getters().stream()
                .anyMatch(getter -> TypeReader.nullable(getter.type().getTypeAnnotationMetadata()));
        return nullable && !use.nullable() ? property.withUse(new Use(use.type(), use.constraints(), true)) : property;
    }

    private Optional<String> described(BeanProperty property) {
        Optional<String> parameter = Optional.ofNullable(doc.params().get(property.javaName()));
        if (parameter.isPresent()) {
            return parameter;
        }
        for (Element place : places(property)) {
            Javadoc found = Javadoc.parse(place.getDocumentation());
            Optional<String> text = Javadoc.withDeprecation(
                    found.description()
                            .or(found::returns)
                            .or(() -> found.params().values().stream().findFirst()),
                    false,
                    found.deprecated());
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static List<Element> places(BeanProperty property) {
        List<Element> places = new ArrayList<>(property.marks().places());
        property.getters().forEach(getter -> places.add(getter.element()));
        places.removeIf(ParameterElement.class::isInstance);
        return places;
    }

    /** The values of properties with other names. */
    Use additional(Accessor any) {
        Marks marks = any.marks();
        return types.along(type, any.path(), () -> {
            if (any.kind() == Kind.SETTER) {
                return types.use(any.type(), marks.places().getFirst());
            }
            Use map = new PropertyReader(types, type).written(Use.of(types.read(any.type())));
            return switch (map.type()) {
                case JsonType.Dictionary(var _, var _, Use value) -> value;
                case JsonType.Anything _ ->
                    Use.of(new JsonType.Anything(ClassRef.of("tools.jackson.databind.JsonNode")));
                case JsonType.Unbindable unbindable -> Use.of(unbindable);
                default ->
                    Use.of(new JsonType.Unbindable(
                            TypeReader.display(any.type()),
                            "what takes properties of any name must be a Map<String, …> or JsonNode: make it one"));
            };
        });
    }
}
