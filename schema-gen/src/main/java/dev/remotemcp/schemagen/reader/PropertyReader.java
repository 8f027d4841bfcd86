package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.jackson.Marks;
import dev.remotemcp.schemagen.jackson.Refusals;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.Direction;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Origin;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.Element;
import java.util.List;
import java.util.Optional;

/** Reads the properties of one class: components of a record, or methods of a form that is an interface. */
final class PropertyReader {
    /** Annotations that change the JSON in ways that the schema does not follow. */
    private static final List<String> REFUSED = List.of("JsonSubTypes");

    private final TypeReader types;
    private final ClassElement owner;
    private final boolean nullMarked;

    PropertyReader(TypeReader types, ClassElement owner) {
        this.types = types;
        this.owner = owner;
        this.nullMarked = nullMarked(owner);
    }

    /**
     * Reads a property.
     *
     * @param accessor how generated code reads it from its object
     * @param described what the Javadoc says
     * @param marked the element to mark when something is wrong
     */
    Property read(
            String javaName,
            Optional<String> accessor,
            ClassElement type,
            Annotated annotated,
            Optional<String> described,
            Element marked) {
        Use use = refused(annotated, types.direction())
                .map(reason -> Use.of(
                        new JsonType.Unbindable(ClassRef.of(owner.getName()).simpleName() + "." + javaName, reason)))
                .orElseGet(() -> written(types.use(type, annotated.metadata())));
        Arg arg = Arg.of(annotated);
        String name = arg.name()
                .or(() -> annotated.string(Names.JACKSON + "JsonProperty", "value"))
                .orElse(javaName);
        boolean required = types.direction() == Direction.INPUT
                ? arg.required()
                        && !use.mustBeAbsent()
                        && !use.optional()
                        && !use.nullable()
                        && arg.defaultText().isEmpty()
                : alwaysWritten(type, use);
        return new Property(
                        javaName,
                        name,
                        accessor,
                        arg.inHeader(use),
                        arg.title(),
                        arg.description()
                                .or(() -> annotated.string(Names.JACKSON + "JsonPropertyDescription", "value"))
                                .or(() -> described),
                        required,
                        arg.defaultText(),
                        arg.header(),
                        arg.enumNames(),
                        new Origin(marked))
                .withExtras(arg.extras());
    }

    /** The use as it is written, if it is. */
    Use written(Use use) {
        return nullMarked || types.direction() == Direction.INPUT ? use : MapValues.nullable(use);
    }

    private boolean alwaysWritten(ClassElement type, Use use) {
        return neverNull(type, use) && !use.optional() && !use.nullable();
    }

    /** Whether Java promises that a value is not null. */
    boolean neverNull(ClassElement type, Use use) {
        // JSON's null is a value of Object, whatever Java says.
        boolean marked = nullMarked && !(use.type() instanceof JsonType.Anything);
        return type.isPrimitive() && !type.isArray() || marked || forbidsNull(use);
    }

    /** Whether a constraint says that there must be a value. */
    static boolean forbidsNull(Use use) {
        return use.constraints().stream().anyMatch(Constraint::forbidsNull);
    }

    /** Whether what a class does not say is never null. */
    static boolean nullMarked(ClassElement type) {
        Optional<ClassElement> scope = Optional.of(type);
        while (scope.isPresent()) {
            if (scope.get().hasAnnotation(Names.NULL_UNMARKED)) {
                return false;
            }
            if (nullMarked(scope.get().getAnnotationMetadata())) {
                return true;
            }
            scope = scope.get().getEnclosingType();
        }
        return nullMarked(type.getPackage().getAnnotationMetadata());
    }

    private static boolean nullMarked(AnnotationMetadata metadata) {
        return Names.NULL_MARKED.stream().anyMatch(metadata::hasAnnotation);
    }

    /** Why the schema cannot follow what stands on an element, if it cannot. */
    static Optional<String> refused(Annotated annotated, Direction direction) {
        for (String name : REFUSED) {
            if (annotated.isPresent(Names.JACKSON + name)) {
                return Optional.of("the schema cannot follow @" + name + ": remove it, or take JsonNode");
            }
        }
        return Refusals.of(new Marks(annotated.places()), direction == Direction.OUTPUT);
    }
}
