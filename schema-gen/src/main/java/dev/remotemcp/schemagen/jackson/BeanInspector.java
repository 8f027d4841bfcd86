package dev.remotemcp.schemagen.jackson;

import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import dev.remotemcp.schemagen.jackson.Creators.Making;
import dev.remotemcp.schemagen.model.ClassRef;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.MethodElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds how Jackson reads or writes a class, without loading it. */
public final class BeanInspector {
    private final boolean written;
    private final Function<String, Optional<ClassElement>> classes;

    /**
     * For values that go one way.
     *
     * @param written whether they are written, not read
     * @param classes finds a class by its name
     */
    public BeanInspector(boolean written, Function<String, Optional<ClassElement>> classes) {
        this.written = written;
        this.classes = classes;
    }

    /** Whether a method looks like a getter or setter, by its name or by an annotation. */
    public static boolean couldBeProperty(MethodElement method) {
        Marks marks = new Marks(List.of(method));
        boolean annotated = marks.has("JsonProperty") || marks.has("JsonGetter") || marks.has("JsonSetter");
        return switch (method.getParameters().length) {
            case 0 ->
                annotated
                        || Names.behind("get", method.getName())
                                .or(() -> Names.behind("is", method.getName()))
                                .isPresent();
            case 1 ->
                annotated
                        || Names.behind("set", method.getName()).isPresent()
                        || method.getDeclaringType().hasAnnotation(Names.DATABIND + "JsonPOJOBuilder")
                        || Names.behind("with", method.getName()).isPresent();
            default -> false;
        };
    }

    /** Inspects a class. */
    public Bean inspect(ClassElement type) {
        return PlainRecord.of(type, written)
                .<Bean>map(plain -> written ? withoutIgnoredTypes(plain) : plain)
                .orElseGet(() -> inspectFully(type));
    }

    private static Bean withoutIgnoredTypes(Bean.Properties bean) {
        List<BeanProperty> kept = bean.properties().stream()
                .filter(property -> !isIgnoredType(property.bound().type()))
                .toList();
        return new Bean.Properties(kept, bean.any(), bean.unnamed());
    }

    private Bean inspectFully(ClassElement type) {
        Lineage lineage = Lineage.of(type);
        Marks marks = lineage.marks();
        Optional<String> refused = Refusals.of(marks, written).or(() -> naming(marks));
        if (refused.isPresent()) {
            return new Bean.Refused(refused.get());
        }
        Optional<ClassElement> other = classMember(marks, written ? "JsonSerialize" : "JsonDeserialize", "as")
                .filter(implementation -> !implementation.getName().equals(type.getName()));
        if (other.isPresent()) {
            return readAs(type, inspect(other.get()));
        }
        if (written) {
            return written(type, lineage, marks);
        }
        return classMember(marks, "JsonDeserialize", "builder")
                .map(builder -> built(type, builder, marks))
                .orElseGet(() -> read(type, lineage, marks, "set", Optional.empty()));
    }

    // Code that has the class cannot use what the implementation adds.
    private static Bean readAs(ClassElement type, Bean implementation) {
        if (!(implementation instanceof Bean.Properties bean)) {
            return implementation;
        }
        Readables readables = new Readables(Lineage.of(type));
        List<BeanProperty> properties = bean.properties().stream()
                .map(property -> new BeanProperty(
                        property.name(),
                        property.javaName(),
                        property.bound(),
                        readables.of(property.javaName()),
                        property.marks()))
                .toList();
        return new Bean.Properties(properties, bean.any(), bean.unnamed());
    }

    private static Optional<String> naming(Marks marks) {
        return NamingStrategy.named(marks)
                .filter(strategy -> !NamingStrategy.isKnown(strategy))
                .map(strategy -> "the schema cannot follow @JsonNaming("
                        + ClassRef.of(strategy).simpleName()
                        + "), which is code: use one of Jackson's PropertyNamingStrategies, or @JsonProperty");
    }

    private Optional<ClassElement> classMember(Marks marks, String annotation, String member) {
        return marks.classMember(Names.DATABIND + annotation, member).flatMap(classes);
    }

    private Bean written(ClassElement type, Lineage lineage, Marks marks) {
        Visibility visibility = new Visibility(marks, type.isRecord());
        Members members = new Members(lineage, true, "set", visibility);
        if (!members.values().isEmpty()) {
            return new Bean.Value(members.values().getFirst());
        }
        // A creator gives names and the order even to what is written.
        Making making = type.isInterface() || type.isAbstract() || isInner(type)
                ? new Making.Default()
                : new Creators(type, members, visibility).find();
        return properties(type, marks, members, making, Optional.empty(), lineage);
    }

    private Bean built(ClassElement type, ClassElement builder, Marks marks) {
        Lineage lineage = Lineage.of(builder);
        Optional<AnnotationValue<?>> config = lineage.marks().find(Names.DATABIND + "JsonPOJOBuilder");
        String build =
                config.flatMap(found -> found.stringValue("buildMethodName")).orElse("build");
        boolean builds = builder.getEnclosedElements(ElementQuery.ALL_METHODS.named(build::equals)).stream()
                .anyMatch(method -> !method.hasParameters() && makes(method, type));
        if (!builds) {
            return new Bean.Refused(
                    "its builder " + ClassRef.of(builder.getName()).simpleName() + " has no method " + build
                            + "() that returns it: add one, or name it in @JsonPOJOBuilder");
        }
        String prefix = config.flatMap(found -> found.stringValue("withPrefix"))
                .or(() -> marks.find(Names.DATABIND + "JsonDeserialize")
                        .flatMap(found -> found.stringValue("builderPrefix"))
                        .filter(text -> !text.equals("\u0000") && !text.isEmpty()))
                .orElse("with");
        return read(builder, lineage, lineage.marks(), prefix, Optional.of(type));
    }

    private static boolean makes(MethodElement method, ClassElement type) {
        return method.getReturnType().getName().equals(type.getName())
                || method.getReturnType().isAssignable(type.getName());
    }

    private static boolean isInner(ClassElement type) {
        return type.isInner() && !type.isStatic() && !type.isRecord() && !type.isEnum() && !type.isInterface();
    }

    private Bean read(ClassElement type, Lineage lineage, Marks marks, String prefix, Optional<ClassElement> product) {
        if (type.isInterface() || type.isAbstract()) {
            return new Bean.Refused("it is abstract, so that Jackson cannot make one: take a class that can be made, or"
                    + " name one with @JsonDeserialize(as = …)");
        }
        if (isInner(type)) {
            return new Bean.Refused("it is an inner class, which needs an instance of the outer one: make it static");
        }
        Visibility visibility = new Visibility(marks, type.isRecord());
        Members members = new Members(lineage, false, prefix, visibility);
        Making making = new Creators(type, members, visibility).find();
        if (!members.injected().isEmpty() || injects(making)) {
            return new Bean.Refused(
                    "@JacksonInject has nothing to inject here: remove it, and set the value in the method");
        }
        return switch (making) {
            case Making.Nothing(String reason) -> new Bean.Refused("it " + reason);
            case Making.Delegating(var value) -> new Bean.Delegated(value);
            default -> properties(type, marks, members, making, product, Lineage.of(product.orElse(type)));
        };
    }

    private static boolean injects(Making making) {
        return making instanceof Making.Properties(var _, var _, List<Accessor> parameters)
                && parameters.stream().anyMatch(parameter -> parameter.marks().has("JacksonInject"));
    }

    private Bean properties(
            ClassElement type,
            Marks marks,
            Members members,
            Making making,
            Optional<ClassElement> product,
            Lineage readable) {
        List<String> creatorNames =
                making instanceof Making.Properties(var _, List<String> names, var _) ? names : List.of();
        Optional<Accessor> any = members.any().stream().findFirst().or(() -> anyParameter(making));
        List<Accessor> unnamed = new ArrayList<>();
        if (!written && making instanceof Making.Properties(var _, var _, List<Accessor> parameters)) {
            unnamed.addAll(parameters);
        }
        List<Candidate> candidates = new Properties(
                        Creators.with(making, members.candidates()), written, type.isRecord())
                .collect(marks, creatorNames);
        Exclusions exclusions = Exclusions.of(marks, written);
        Readables readables = new Readables(readable);
        List<BeanProperty> properties = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Accessor> bound = Properties.bound(candidate, written);
            if (bound.isPresent() && !leftOut(candidate, bound.get(), exclusions)) {
                List<Accessor> getters = getters(candidate, readables, product.isPresent());
                List<Accessor> all = new ArrayList<>(List.of(bound.get()));
                all.addAll(candidate.rivals(bound.get()));
                unnamed.removeAll(all);
                for (Accessor each : all) {
                    String javaName =
                            each.kind() == Kind.PARAMETER ? each.element().getName() : candidate.internalName();
                    properties.add(
                            new BeanProperty(candidate.name(), javaName, each, getters, candidate.marks(written)));
                }
            }
        }
        any.ifPresent(unnamed::remove);
        return new Bean.Properties(List.copyOf(properties), any, List.copyOf(unnamed));
    }

    private static Optional<Accessor> anyParameter(Making making) {
        return making instanceof Making.Properties(var _, var _, List<Accessor> parameters)
                ? parameters.stream()
                        .filter(parameter -> parameter.marks().switchedOn("JsonAnySetter"))
                        .findFirst()
                : Optional.empty();
    }

    private boolean leftOut(Candidate candidate, Accessor bound, Exclusions exclusions) {
        Marks marks = candidate.marks(written);
        return exclusions.exclude(candidate.name())
                || marks.has("JsonBackReference")
                || written && marks.switchedOn("JsonTypeId")
                || bound.marks().switchedOn("JsonAnySetter")
                || bound.kind() != Kind.PARAMETER && isIgnoredType(bound.type());
    }

    private static boolean isIgnoredType(ClassElement type) {
        return !type.isPrimitive() && new Marks(List.of(type)).switchedOn("JsonIgnoreType");
    }

    private static List<Accessor> getters(Candidate candidate, Readables readables, boolean built) {
        List<Accessor> getters = new ArrayList<>();
        if (!built) {
            getters.addAll(candidate.of(Kind.GETTER));
            getters.addAll(candidate.of(Kind.FIELD));
        }
        getters.addAll(readables.of(candidate.internalName()));
        return List.copyOf(getters);
    }
}
