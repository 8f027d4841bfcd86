package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.Tag;
import io.micronaut.core.annotation.AnnotationClassValue;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import java.util.Optional;

/**
 * {@code @JsonTypeInfo}.
 *
 * @param use what the id is: NAME, SIMPLE_NAME, DEDUCTION and so on
 * @param include where it stands
 * @param property what it is called there
 * @param visible whether it is a value of the class as well
 * @param defaultImpl binary name of the class that a value without the id is, empty for none
 */
record TypeInfo(String use, String include, String property, boolean visible, String defaultImpl) {
    private static final String NAME = Names.JACKSON + "JsonTypeInfo";

    /** What an element says itself. */
    static Optional<TypeInfo> declared(AnnotationMetadata metadata) {
        return metadata.findAnnotation(NAME).map(TypeInfo::of);
    }

    /** What a class says, or else what it inherits. */
    static Optional<TypeInfo> of(ClassElement type) {
        return find(type).filter(info -> !info.use.equals("NONE"));
    }

    private static Optional<TypeInfo> find(ClassElement type) {
        Optional<TypeInfo> own = type.findDeclaredAnnotation(NAME).map(TypeInfo::of);
        if (own.isPresent()) {
            return own;
        }
        for (ClassElement parent : type.getInterfaces()) {
            Optional<TypeInfo> inherited = find(parent);
            if (inherited.isPresent()) {
                return inherited;
            }
        }
        return type.getSuperType().flatMap(TypeInfo::find);
    }

    private static TypeInfo of(AnnotationValue<?> value) {
        String use = value.stringValue("use").orElse("NAME");
        return new TypeInfo(
                use,
                value.stringValue("include").orElse("PROPERTY"),
                value.stringValue("property").filter(name -> !name.isEmpty()).orElse("@type"),
                value.booleanValue("visible").orElse(false),
                value.annotationClassValue("defaultImpl")
                        .map(AnnotationClassValue::getName)
                        .filter(name -> !name.equals(NAME))
                        .orElse(""));
    }

    boolean deduced() {
        return use.equals("DEDUCTION");
    }

    /** Why the schema cannot follow it, if it cannot. */
    Optional<String> refused() {
        if (use.equals("CLASS") || use.equals("MINIMAL_CLASS")) {
            return Optional.of(
                    "@JsonTypeInfo(use = Id." + use + ") would let clients name any class of the server: use Id.NAME");
        }
        if (use.equals("CUSTOM")) {
            return Optional.of("the ids of @JsonTypeInfo(use = Id.CUSTOM) are not known at compile time: use Id.NAME");
        }
        return include.equals("EXTERNAL_PROPERTY")
                ? Optional.of("the schema cannot tie a value to a property beside it, as As.EXTERNAL_PROPERTY wants:"
                        + " use As.PROPERTY")
                : Optional.empty();
    }

    /** The id that a class has unless an annotation gives another. */
    String defaultId(ClassElement type) {
        String binaryName = type.getName();
        return use.equals("SIMPLE_NAME")
                ? ClassRef.of(binaryName).simpleName()
                : binaryName.substring(binaryName.lastIndexOf('.') + 1);
    }

    /** How a class with an id says so; an existing property says what it likes. */
    Optional<Tag> tag(ClassElement type, String id, Direction direction) {
        if (deduced()) {
            return Optional.empty();
        }
        boolean input = direction == Direction.INPUT;
        return switch (include) {
            case "WRAPPER_OBJECT" -> Optional.of(new Tag.WrapperObject(id));
            case "WRAPPER_ARRAY" -> Optional.of(new Tag.WrapperArray(id));
            case "EXISTING_PROPERTY" -> input ? Optional.of(member(type, id, true)) : Optional.empty();
            default -> Optional.of(member(type, id, input));
        };
    }

    private Tag member(ClassElement type, String id, boolean input) {
        return new Tag.Member(property, id, !input || !type.getName().equals(defaultImpl));
    }
}
