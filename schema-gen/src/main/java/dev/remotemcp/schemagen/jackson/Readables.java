package dev.remotemcp.schemagen.jackson;

import dev.remotemcp.schemagen.jackson.Accessor.Kind;
import dev.remotemcp.schemagen.jackson.Lineage.Level;
import io.micronaut.inject.ast.Element;
import io.micronaut.inject.ast.ElementQuery;
import io.micronaut.inject.ast.FieldElement;
import io.micronaut.inject.ast.MethodElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the value of a property can be read in Java, whether Jackson looks there or not. */
final class Readables {
    private final Map<String, List<Accessor>> byName = new LinkedHashMap<>();

    Readables(Lineage lineage) {
        for (Level level : lineage.levels()) {
            for (MethodElement method : level.type().getEnclosedElements(ElementQuery.ALL_METHODS.onlyDeclared())) {
                if (!method.isStatic() && !method.hasParameters()) {
                    add(method.getName(), Kind.GETTER, method, level);
                    Names.behind("get", method.getName())
                            .or(() -> Names.behind("is", method.getName()))
                            .ifPresent(name -> add(name, Kind.GETTER, method, level));
                }
            }
        }
        for (Level level : lineage.classes()) {
            for (FieldElement field : level.type().getEnclosedElements(ElementQuery.ALL_FIELDS.onlyDeclared())) {
                if (!field.isStatic()) {
                    add(field.getName(), Kind.FIELD, field, level);
                }
            }
        }
    }

    private void add(String name, Kind kind, Element element, Level level) {
        byName.computeIfAbsent(name, n -> new ArrayList<>())
                .add(new Accessor(
                        kind,
                        element,
                        new Marks(List.of(element)),
                        level.path(),
                        false,
                        Optional.empty(),
                        true,
                        false));
    }

    /** Methods before fields. */
    List<Accessor> of(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
