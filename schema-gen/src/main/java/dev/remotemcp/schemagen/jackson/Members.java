package dev.remotemcp.schemagen.jackson;

import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import dev.remotemcp.schemagen.jackson.Lineage.Level;
import io.micronaut.inject.ast.ClassElement;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import io.micronaut.inject.ast.ParameterElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields and methods of a class and of what it inherits from, as candidates for properties. */
final class Members {
    private final Lineage lineage;
    private final boolean written;
    private final boolean isRecord;
    private final Set<String> components = new HashSet<>();
    private final String setterPrefix;
    private final Visibility visibility;
    private final Map<String, Candidate> candidates = new LinkedHashMap<>();
    private final List<Accessor> any = new ArrayList<>();
    private final List<Accessor> values = new ArrayList<>();
    private final List<Accessor> injected = new ArrayList<>();

    /**
     * Gathers them.
     *
     * @param written whether values are written, not read
     * @param setterPrefix empty where every method with one parameter is a setter
     */
    Members(Lineage lineage, boolean written, String setterPrefix, Visibility visibility) {
        this.lineage = lineage;
        this.written = written;
        this.isRecord = lineage.levels().getFirst().type().isRecord();
        this.setterPrefix = setterPrefix;
        this.visibility = visibility;
        fields();
        methods();
    }

    Map<String, Candidate> candidates() {
        return candidates;
    }

    /** Where properties without a place of their own go to or come from, fields last. */
    List<Accessor> any() {
        return any;
    }

    /** The members with {@code @JsonValue}, methods first. */
    List<Accessor> values() {
        return values;
    }

    /** The members with {@code @JacksonInject}. */
    List<Accessor> injected() {
        return injected;
    }

    private void fields() {
        for (Level level : lineage.classes()) {
            for (FieldElement field : level.type().getEnclosedElements(ElementQuery.ALL_FIELDS.onlyDeclared())) {
                if (!field.isStatic()) {
                    field(field, level);
                }
            }
        }
    }

    private void field(FieldElement field, Level level) {
        if (isRecord) {
            components.add(field.getName());
        }
        Marks marks = new Marks(List.of(field));
        Optional<String> name = written ? Names.whenWritten(marks) : Names.whenRead(marks);
        boolean ignored = marks.switchedOn("JsonIgnore");
        Accessor accessor = new Accessor(
                Kind.FIELD,
                field,
                marks,
                level.path(),
                name.isPresent(),
                name.filter(text -> !text.isEmpty()),
                name.isPresent() || visibility.sees("field", field),
                ignored);
        if (marks.switchedOn("JsonValue")) {
            values.add(accessor);
            return;
        }
        if (marks.has("JacksonInject")) {
            injected.add(accessor);
        }
        if (isAny(marks)) {
            if (marks.switchedOn(written ? "JsonAnyGetter" : "JsonAnySetter")) {
                any.add(accessor);
            }
            return;
        }
        boolean transients = isTransient(field) && name.isEmpty() && !ignored;
        boolean pruned = !written && name.isEmpty() && !ignored && field.isFinal();
        // Of a record the fields give annotations and names even where they are no mutators.
        if (!transients && (!pruned || isRecord)) {
            candidate(field.getName()).add(accessor);
        }
    }

    private static boolean isTransient(FieldElement field) {
        return field.getModifiers().contains(io.micronaut.inject.ast.ElementModifier.TRANSIENT);
    }

    private boolean isAny(Marks marks) {
        return marks.switchedOn("JsonAnySetter") || written && marks.switchedOn("JsonAnyGetter");
    }

    private void methods() {
        Map<String, List<MethodElement>> bySignature = new LinkedHashMap<>();
        Map<String, Level> levels = new LinkedHashMap<>();
        for (Level level : lineage.levels()) {
            for (MethodElement method : level.type().getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared())) {
                if (!method.isStatic() && method.getParameters().length <= 2) {
                    String signature = signature(method);
                    bySignature
                            .computeIfAbsent(signature, s -> new ArrayList<>())
                            .add(method);
                    levels.putIfAbsent(signature, level);
                }
            }
        }
        bySignature.forEach((signature, methods) -> {
            Level level = levels.get(signature);
            if (level != null) {
                method(methods.getFirst(), new Marks(List.copyOf(methods)), level);
            }
        });
        any.sort((a, b) -> Boolean.compare(a.kind() == Kind.FIELD, b.kind() == Kind.FIELD));
        values.sort((a, b) -> Boolean.compare(a.kind() == Kind.FIELD, b.kind() == Kind.FIELD));
    }

    private static String signature(MethodElement method) {
        return Arrays.stream(method.getParameters())
                .map(ParameterElement::getType)
                .map(type -> type.getName() + "[]".repeat(type.getArrayDimensions()))
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    private void method(MethodElement method, Marks marks, Level level) {
        switch (method.getParameters().length) {
            case 0 -> getter(method, marks, level);
            case 1 -> setter(method, marks, level);
            default -> {
                if (!written && marks.switchedOn("JsonAnySetter")) {
                    any.add(accessor(Kind.SETTER, method, marks, level, Optional.empty(), true));
                }
            }
        }
    }

    private void getter(MethodElement method, Marks marks, Level level) {
        boolean component = isRecord && components.contains(method.getName());
        if (!component && method.getReturnType().isVoid()) {
            return;
        }
        Optional<String> name = Names.whenWritten(marks);
        if (written && marks.switchedOn("JsonAnyGetter")) {
            any.add(accessor(Kind.GETTER, method, marks, level, name, true));
            return;
        }
        if (marks.switchedOn("JsonKey")) {
            return;
        }
        if (marks.switchedOn("JsonValue")) {
            values.add(accessor(Kind.GETTER, method, marks, level, name, true));
            return;
        }
        Optional<String> regular = component ? Optional.of(method.getName()) : Names.behind("get", method.getName());
        Optional<String> is =
                Names.behind("is", method.getName()).filter(property -> isBoolean(method.getGenericReturnType()));
        Optional<String> implied = regular.or(() -> is);
        if (name.isEmpty() && implied.isEmpty()) {
            return;
        }
        boolean visible = name.isPresent() || visibility.sees(regular.isPresent() ? "getter" : "isGetter", method);
        candidate(implied.orElse(method.getName())).add(accessor(Kind.GETTER, method, marks, level, name, visible));
    }

    private static boolean isBoolean(ClassElement type) {
        return switch (type.getName()) {
            case "boolean", "java.lang.Boolean", "java.util.concurrent.atomic.AtomicBoolean" -> !type.isArray();
            case "java.util.Optional" ->
                type.getFirstTypeArgument()
                        .filter(value -> value.getName().equals("java.lang.Boolean"))
                        .isPresent();
            default -> false;
        };
    }

    private void setter(MethodElement method, Marks marks, Level level) {
        if (marks.has("JacksonInject")) {
            injected.add(accessor(Kind.SETTER, method, marks, level, Optional.empty(), true));
        }
        Optional<String> name = Names.whenRead(marks);
        Optional<String> implied = isRecord ? Optional.empty() : Names.behind(setterPrefix, method.getName());
        if (name.isEmpty() && implied.isEmpty()) {
            return;
        }
        boolean visible = name.isPresent() || visibility.sees("setter", method);
        candidate(implied.orElse(method.getName())).add(accessor(Kind.SETTER, method, marks, level, name, visible));
    }

    private static Accessor accessor(
            Kind kind, MethodElement method, Marks marks, Level level, Optional<String> name, boolean visible) {
        return new Accessor(
                kind,
                method,
                marks,
                level.path(),
                name.isPresent(),
                name.filter(text -> !text.isEmpty()),
                visible,
                marks.switchedOn("JsonIgnore"));
    }

    private Candidate candidate(String name) {
        return candidates.computeIfAbsent(name, n -> new Candidate(n, n));
    }
}
