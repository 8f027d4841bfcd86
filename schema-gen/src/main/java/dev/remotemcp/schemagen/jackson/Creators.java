package dev.remotemcp.schemagen.jackson;

import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the constructor or factory method with which Jackson makes an instance. */
final class Creators {
    private static final Set<String> SCALARS = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "int",
            "java.lang.Integer",
            "long",
            "java.lang.Long",
            "double",
            "java.lang.Double",
            "boolean",
            "java.lang.Boolean",
            "java.math.BigInteger",
            "java.math.BigDecimal");

    private final ClassElement type;
    private final Members members;
    private final Visibility visibility;
    private final List<MethodElement> constructors;
    private final List<MethodElement> factories;

    Creators(ClassElement type, Members members, Visibility visibility) {
        this.type = type;
        this.members = members;
        this.visibility = visibility;
        this.constructors = new ArrayList<>(type.getEnclosedElements(ElementQuery.CONSTRUCTORS));
        this.factories = new ArrayList<>(type.getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared()).stream()
                .filter(method -> method.isStatic() && isOfType(method))
                .toList());
    }

    /** How instances are made. */
    Making find() {
        constructors.removeIf(constructor -> mode(constructor).equals("DISABLED"));
        factories.removeIf(factory -> mode(factory).equals("DISABLED"));
        Optional<Making> explicit = explicit();
        if (explicit.isPresent()) {
            return explicit.get();
        }
        List<MethodElement> named = constructors.stream()
                .filter(constructor -> Arrays.stream(constructor.getParameters())
                        .anyMatch(p -> explicitName(p).isPresent()))
                .toList();
        if (type.isRecord()) {
            return record(named);
        }
        if (!named.isEmpty()) {
            return named.size() == 1
                    ? properties(named.getFirst())
                    : new Making.Nothing("has several constructors with named parameters: mark one with @JsonCreator");
        }
        boolean hasDefault = constructors.stream().anyMatch(constructor -> !constructor.hasParameters());
        if (hasDefault) {
            return new Making.Default();
        }
        return implicit().or(this::scalar).orElseGet(Creators::nothing);
    }

    private static Making nothing() {
        return new Making.Nothing(
                "has no constructor that Jackson could use: mark one with @JsonCreator, or make it a record");
    }

    private Optional<Making> explicit() {
        List<Making> found = new ArrayList<>();
        for (MethodElement creator : both()) {
            String mode = mode(creator);
            if (!mode.isEmpty()) {
                found.add(isByProperties(creator, mode) ? properties(creator) : delegating(creator));
            }
        }
        Optional<Making> byProperties =
                found.stream().filter(Making.Properties.class::isInstance).findFirst();
        return byProperties.or(() -> found.stream().findFirst());
    }

    private List<MethodElement> both() {
        List<MethodElement> both = new ArrayList<>(constructors);
        both.addAll(factories);
        return both;
    }

    private static String mode(MethodElement creator) {
        Marks marks = new Marks(List.of(creator));
        return marks.jackson("JsonCreator")
                .map(found -> found.stringValue("mode").orElse("DEFAULT"))
                .or(() -> marks.find("java.beans.ConstructorProperties").map(found -> "PROPERTIES"))
                .orElse("");
    }

    private boolean isByProperties(MethodElement creator, String mode) {
        if (!mode.equals("DEFAULT")) {
            return mode.equals("PROPERTIES");
        }
        ParameterElement[] parameters = creator.getParameters();
        if (Arrays.stream(parameters)
                .anyMatch(parameter -> explicitName(parameter).isPresent())) {
            return true;
        }
        if (!members.values().isEmpty()) {
            return false;
        }
        return parameters.length != 1 || belongsToProperty(parameters[0]) || isInjected(parameters[0]);
    }

    private static boolean isInjected(ParameterElement parameter) {
        return new Marks(List.of(parameter)).has("JacksonInject");
    }

    private boolean belongsToProperty(ParameterElement parameter) {
        Candidate candidate = members.candidates().get(parameter.getName());
        if (candidate != null) {
            return candidate.anyVisible() && !candidate.anyIgnored();
        }
        return members.candidates().values().stream()
                .anyMatch(other -> other.anyVisible()
                        && !other.anyIgnored()
                        && other.explicitNames().contains(parameter.getName()));
    }

    private Making record(List<MethodElement> named) {
        Optional<MethodElement> canonical = CanonicalConstructor.of(type);
        if (canonical.isEmpty()) {
            return nothing();
        }
        if (!named.isEmpty() && !named.contains(canonical.get())) {
            return properties(named.getFirst());
        }
        return canonical.get().getParameters().length == 1 && !members.values().isEmpty()
                ? delegating(canonical.get())
                : properties(canonical.get());
    }

    private Optional<Making> implicit() {
        if (constructors.size() != 1) {
            return Optional.empty();
        }
        MethodElement only = constructors.getFirst();
        ParameterElement[] parameters = only.getParameters();
        boolean usable = parameters.length == 1
                ? visibility.sees("scalarConstructor", only)
                        && (isInjected(parameters[0]) || belongsToProperty(parameters[0]))
                : visibility.sees("creator", only);
        return usable ? Optional.of(properties(only)) : Optional.empty();
    }

    private Optional<Making> scalar() {
        return both().stream()
                .filter(creator -> creator.getParameters().length == 1)
                .filter(creator ->
                        SCALARS.contains(creator.getParameters()[0].getType().getName())
                                && !creator.getParameters()[0].getType().isArray())
                .filter(creator -> !creator.isStatic()
                        || creator.getName().equals("valueOf")
                        || creator.getName().equals("fromString"))
                .filter(creator -> visibility.sees("scalarConstructor", creator))
                .findFirst()
                .map(this::delegating);
    }

    private boolean isOfType(MethodElement method) {
        return method.getReturnType().getName().equals(type.getName())
                || method.getReturnType().isAssignable(type.getName());
    }

    private Making delegating(MethodElement creator) {
        return creator.getParameters().length == 1
                ? new Making.Delegating(creator.getParameters()[0])
                : new Making.Nothing("has a delegating @JsonCreator with " + creator.getParameters().length
                        + " parameters: leave it one");
    }

    private Making properties(MethodElement creator) {
        List<Accessor> parameters = new ArrayList<>();
        List<String> names = names(creator);
        for (int i = 0; i < names.size(); i++) {
            ParameterElement parameter = creator.getParameters()[i];
            Marks marks = new Marks(List.of(parameter));
            Optional<String> explicit = explicitName(parameter);
            parameters.add(new Accessor(
                    Kind.PARAMETER, parameter, marks, List.of(), true, explicit, true, marks.switchedOn("JsonIgnore")));
        }
        return new Making.Properties(creator, names, List.copyOf(parameters));
    }

    private static Optional<String> explicitName(ParameterElement parameter) {
        return Names.whenRead(new Marks(List.of(parameter))).filter(name -> !name.isEmpty());
    }

    // A class file without MethodParameters has lost the names of a record's explicit constructor, but not those of
    // the fields.
    private List<String> names(MethodElement creator) {
        Optional<String[]> listed = new Marks(List.of(creator))
                .find("java.beans.ConstructorProperties")
                .map(found -> found.stringValues());
        if (listed.isPresent() && listed.get().length == creator.getParameters().length) {
            return List.of(listed.get());
        }
        List<String> names = Arrays.stream(creator.getParameters())
                .map(ParameterElement::getName)
                .toList();
        if (CanonicalConstructor.of(type).filter(creator::equals).isPresent()) {
            List<String> fields = CanonicalConstructor.components(type).stream()
                    .map(FieldElement::getName)
                    .toList();
            return fields.size() == names.size() ? fields : names;
        }
        return names;
    }

    /** How instances are made. */
    sealed interface Making {
        /** By a constructor without parameters, and setters or fields. */
        record Default() implements Making {}

        /**
         * By a constructor or factory method whose parameters are properties.
         *
         * @param names of the parameters in Java
         */
        record Properties(MethodElement creator, List<String> names, List<Accessor> parameters) implements Making {}

        /** From one JSON value as a whole. */
        record Delegating(ParameterElement value) implements Making {}

        /** Not at all. */
        record Nothing(String reason) implements Making {}
    }

    static Map<String, Candidate> with(Making making, Map<String, Candidate> candidates) {
        if (making instanceof Making.Properties(var _, List<String> names, List<Accessor> parameters)) {
            for (int i = 0; i < names.size(); i++) {
                candidates
                        .computeIfAbsent(names.get(i), n -> new Candidate(n, n))
                        .add(parameters.get(i));
            }
        }
        return candidates;
    }
}
