package dev.remotemcp.schemagen.writer;

import dev.remotemcp.schemagen.model.Absence;
import dev.remotemcp.schemagen.model.ClassRef;
import dev.remotemcp.schemagen.model.Definition;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.Use;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the required properties whose absence generated checks cannot see, so that the reader has to. */
final class Presence {
    private final Members members;
    private final Map<ClassRef, Set<String>> required = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    private Presence(Members members) {
        this.members = members;
    }

    /** The names by class, of everything inside a type. */
    static Map<ClassRef, List<String>> of(Members members, JsonType type) {
        Presence presence = new Presence(members);
        presence.inside(type, true);
        Map<ClassRef, List<String>> sorted = new LinkedHashMap<>();
        presence.required.forEach((owner, names) -> sorted.put(owner, List.copyOf(names)));
        return sorted;
    }

    private void inside(JsonType type, boolean visible) {
        switch (type) {
            case JsonType.Sequence(var _, Use element) -> inside(element.type(), visible);
            case JsonType.Dictionary(var _, Use value) -> inside(value.type(), visible);
            case JsonType.Maybe(Use value) -> inside(value.type(), visible);
            case JsonType.Delegate(var _, var _, Use value) -> inside(value.type(), false);
            case JsonType.Composite(var _, var _, String key) -> composite(members.definition(key), visible);
            default -> {}
        }
    }

    private void composite(Definition definition, boolean visible) {
        if (!seen.add(definition.key() + visible)) {
            return;
        }
        for (Property property : definition.properties()) {
            boolean checked = visible && property.accessor().isPresent();
            if (property.required() && unseen(property, checked)) {
                required.computeIfAbsent(definition.type(), type -> new TreeSet<>())
                        .add(property.name());
            }
            inside(property.use().type(), checked);
        }
        definition.additional().ifPresent(values -> inside(values.type(), false));
    }

    // Jackson itself misses primitives and optionals of creators, and JSON's null is a value of JsonNode.
    private static boolean unseen(Property property, boolean checked) {
        if (property.absence() == Absence.OWN_VALUE) {
            return true;
        }
        JsonType type = property.use().type();
        boolean jackson = type instanceof JsonType.Maybe
                || type instanceof JsonType.Anything
                || type instanceof JsonType.Scalar(var _, boolean primitive) && primitive;
        return !checked && !jackson && !property.use().nullable();
    }
}
