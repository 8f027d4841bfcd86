package dev.remotemcp.schemagen.schema;

import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What tells the alternatives of a class apart. */
public final class Alternatives {
    private Alternatives() {}

    /** How an alternative says which one it is. */
    static Optional<Tag> tag(JsonType type, Map<String, Definition> definitions) {
        return definition(type, definitions).flatMap(Definition::tag);
    }

    /** Whether the values of an alternative are JSON objects. */
    static boolean isObject(JsonType type, Map<String, Definition> definitions) {
        return definition(type, definitions)
                .filter(definition -> !(definition.tag().orElse(null) instanceof Tag.WrapperArray))
                .isPresent();
    }

    /** The properties that other alternatives have and this one has not. */
    static Set<String> foreign(JsonType type, List<JsonType> all, Map<String, Definition> definitions) {
        Set<String> foreign = new TreeSet<>();
        all.forEach(other -> foreign.addAll(names(other, definitions, false)));
        foreign.removeAll(names(type, definitions, false));
        return foreign;
    }

    /**
     * Another alternative that has all the required properties of this one, so that Jackson cannot deduce this one from
     * them.
     */
    public static Optional<JsonType> confusable(
            JsonType type, List<JsonType> all, Map<String, Definition> definitions) {
        Set<String> required = names(type, definitions, true);
        return all.stream()
                .filter(other -> !other.equals(type))
                .filter(other -> names(other, definitions, false).containsAll(required))
                .findFirst();
    }

    static void forbid(ObjectNode node, Set<String> names) {
        if (!names.isEmpty()) {
            ObjectNode properties = node.withObjectProperty("properties");
            names.forEach(name -> properties.put(name, false));
        }
    }

    private static Set<String> names(JsonType type, Map<String, Definition> definitions, boolean requiredOnly) {
        return definition(type, definitions).stream()
                .flatMap(definition -> definition.properties().stream())
                .filter(property -> !requiredOnly || property.required())
                .map(Property::name)
                .collect(Collectors.toSet());
    }

    private static Optional<Definition> definition(JsonType type, Map<String, Definition> definitions) {
        return type instanceof JsonType.Composite(var _, var _, String key)
                ? Optional.ofNullable(definitions.get(key))
                : Optional.empty();
    }
}
