package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Tag;
import dev.remotemcp.schemagen.model.Use;
import dev.remotemcp.schemagen.schema.Alternatives;
import io.micronaut.inject.ast.ClassElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads classes whose values may be of several classes. */
final class UnionReader {
    private final TypeReader types;
    private final Subtypes subtypes;
    private final Function<ClassElement, JsonType> single;

    /**
     * For one direction.
     *
     * @param single reads a class that stands for itself
     */
    UnionReader(TypeReader types, Classes classes, Function<ClassElement, JsonType> single) {
        this.types = types;
        this.subtypes = new Subtypes(classes, types.direction() == Direction.OUTPUT);
        this.single = single;
    }

    /** Reads a class by what it says itself about its subtypes. */
    JsonType read(ClassElement type) {
        Optional<TypeInfo> info = TypeInfo.of(type);
        if (info.isPresent()) {
            return tagged(type, info.get(), "");
        }
        boolean open = Classes.isSealed(type) && (type.isInterface() || type.isAbstract());
        return open && !saysItself(type) ? untagged(type) : single.apply(type);
    }

    // Another class that Jackson makes of it, or one of its values.
    private boolean saysItself(ClassElement type) {
        String other = types.direction() == Direction.INPUT ? "JsonDeserialize" : "JsonSerialize";
        return type.hasDeclaredAnnotation("tools.jackson.databind.annotation." + other)
                || type.getMethods().stream()
                        .anyMatch(method -> method.getMethodAnnotationMetadata()
                                        .hasAnnotation(Names.JACKSON + "JsonValue")
                                || method.getMethodAnnotationMetadata().hasAnnotation(Names.JACKSON + "JsonCreator"));
    }

    /** Reads a class by what a property of its type says. */
    JsonType read(ClassElement type, TypeInfo info) {
        return tagged(type, info, "@" + info);
    }

    private JsonType untagged(ClassElement type) {
        if (types.direction() == Direction.INPUT) {
            return new JsonType.Unbindable(
                    TypeReader.display(type),
                    "nothing in its JSON says which of its variants is meant: put @JsonTypeInfo(use = Id.NAME, property = \"type\") on "
                            + TypeReader.display(type) + ", and @JsonTypeName on the variants");
        }
        return union(type, subtypes.of(type), Optional.empty(), "");
    }

    private JsonType tagged(ClassElement type, TypeInfo info, String suffix) {
        Optional<String> refused = info.refused();
        if (refused.isPresent()) {
            return new JsonType.Unbindable(TypeReader.display(type), refused.get());
        }
        List<Subtypes.Subtype> known = subtypes.of(type);
        if (known.isEmpty()) {
            return new JsonType.Unbindable(
                    TypeReader.display(type),
                    "it has @JsonTypeInfo but no variants: make it sealed, or name them in @JsonSubTypes");
        }
        if (known.size() == 1 && known.getFirst().type().getName().equals(type.getName())) {
            return variant(type, known.getFirst(), Optional.of(info));
        }
        return union(type, known, Optional.of(info), suffix);
    }

    private JsonType union(ClassElement type, List<Subtypes.Subtype> known, Optional<TypeInfo> info, String suffix) {
        ClassRef name = ClassRef.of(type.getName());
        List<JsonType> arguments = new ArrayList<>();
        for (ClassElement argument : type.getTypeArguments().values()) {
            arguments.add(types.read(argument));
        }
        JsonType.Composite plain = new JsonType.Composite(name, List.copyOf(arguments), TypeNames.key(name, arguments));
        String key = plain.key() + "?" + suffix;
        JsonType.Composite union = new JsonType.Composite(name, plain.typeArguments(), key);
        if (types.definitions().containsKey(key)) {
            return union;
        }
        boolean own = !type.isAbstract() && !type.isInterface();
        String schemaName = (own ? "Any" : "") + TypeNames.schemaName(plain);
        Optional<String> description = Javadoc.parse(type.getDocumentation()).description();
        Definition unfinished = new Definition(key, name, schemaName, description, List.of());
        types.definitions().put(key, unfinished);
        List<JsonType> alternatives = new ArrayList<>();
        for (Subtypes.Subtype subtype : known) {
            alternatives.add(variant(Subtypes.bind(subtype.type(), type), subtype, info));
        }
        types.definitions().put(key, unfinished.withAlternatives(List.copyOf(alternatives)));
        if (info.filter(TypeInfo::deduced).isPresent() && types.direction() == Direction.INPUT) {
            types.later(() -> deducible(key, alternatives));
        }
        return union;
    }

    private JsonType variant(ClassElement type, Subtypes.Subtype subtype, Optional<TypeInfo> info) {
        JsonType read = single.apply(type);
        if (info.isEmpty()) {
            return read;
        }
        if (subtype.id().isEmpty()
                && !info.get().deduced()
                && Subtypes.inherited(type, "JsonTypeName").isPresent()) {
            return new JsonType.Unbindable(
                    TypeReader.display(type),
                    "Jackson would write the @JsonTypeName of what it extends, and not read it back: give it one of its own");
        }
        String id = subtype.id().orElseGet(() -> info.get().defaultId(type));
        Optional<Tag> tag = info.get().tag(type, id, types.direction());
        if (read instanceof JsonType.Choice && tag.isPresent()) {
            return new JsonType.Unbindable(
                    TypeReader.display(type),
                    "an enum has no properties that could say which variant it is: make it a record");
        }
        if (!(read instanceof JsonType.Composite composite)) {
            return read;
        }
        String key = composite.key() + tag.map(found -> " as " + found).orElse("");
        types.later(() -> {
            Definition definition = types.definitions().get(composite.key());
            if (definition != null) {
                types.definitions().put(key, clash(definition.tagged(key, tag), info.get()));
            }
        });
        return new JsonType.Composite(composite.type(), composite.typeArguments(), key);
    }

    /** A variant whose own properties get in the way of its tag has an unbindable property instead. */
    private Definition clash(Definition definition, TypeInfo info) {
        if (info.deduced() || !info.include().endsWith("PROPERTY")) {
            return definition;
        }
        boolean existing = info.include().equals("EXISTING_PROPERTY");
        boolean input = types.direction() == Direction.INPUT;
        List<Property> properties = new ArrayList<>();
        for (Property property : definition.properties()) {
            boolean same = property.name().equals(info.property());
            if (same && !existing && !input) {
                properties.add(
                        unbindable(
                                property,
                                "@JsonTypeInfo writes a property of the same name as well: use As.EXISTING_PROPERTY, or rename one"));
            } else if (same && input && !info.visible()) {
                properties.add(unbindable(
                        property,
                        "@JsonTypeInfo takes the property of that name for itself: add visible = true, or rename one"));
            } else {
                properties.add(property);
            }
        }
        return definition.withProperties(List.copyOf(properties));
    }

    private static Property unbindable(Property property, String reason) {
        return property.withUse(Use.of(new JsonType.Unbindable("the property '" + property.name() + "'", reason)));
    }

    private void deducible(String key, List<JsonType> alternatives) {
        List<JsonType> checked = new ArrayList<>();
        for (JsonType alternative : alternatives) {
            checked.add(Alternatives.confusable(alternative, alternatives, types.definitions())
                    .<JsonType>map(
                            other -> new JsonType.Unbindable(
                                    TypeNames.schemaName(alternative),
                                    "Id.DEDUCTION cannot tell it from " + TypeNames.schemaName(other)
                                            + ", which has all its required properties: give it one of its own, or use Id.NAME"))
                    .orElse(alternative));
        }
        Definition union = types.definitions().get(key);
        if (union != null) {
            types.definitions().put(key, union.withAlternatives(List.copyOf(checked)));
        }
    }
}
