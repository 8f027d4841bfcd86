package dev.remotemcp.schemagen.lock;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a schema demands, with {@code $ref} and {@code allOf} resolved, so that all demands lie side by side. A schema
 * is given as a list of which a value must fulfil every element.
 */
final class Facets {
    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "$comment",
            "$defs",
            "$schema",
            "$id",
            "$anchor");

    private final JsonNode root;
    private final Set<JsonNode> resolving = new HashSet<>();

    /** The types that values may have. */
    final EnumSet<JsonKind> kinds = EnumSet.allOf(JsonKind.class);
    /** The only values that there are, if the schema lists them. */
    Optional<Set<JsonNode>> values = Optional.empty();
    /** Whether nothing is valid. */
    boolean never;
    /** Whether properties are listed, be it none; an object without such a list is any object. */
    boolean listsProperties;
    /** The properties, in the order of the schema. */
    final Map<String, List<JsonNode>> properties = new LinkedHashMap<>();

    final Set<String> required = new LinkedHashSet<>();
    /** What unlisted properties must fulfil; empty if anything goes. */
    final List<JsonNode> additional = new ArrayList<>();
    /** What the names of properties must fulfil. */
    final List<JsonNode> names = new ArrayList<>();
    /** What the elements of arrays must fulfil. */
    final List<JsonNode> items = new ArrayList<>();
    /** Of each union one branch must be fulfilled. */
    final List<Union> unions = new ArrayList<>();
    /** Every other keyword, with all its values. */
    final Map<String, List<JsonNode>> keywords = new LinkedHashMap<>();

    /** {@code anyOf} or {@code oneOf}. */
    record Union(String keyword, List<JsonNode> branches) {}

    private Facets(JsonNode root) {
        this.root = root;
    }

    /** What schemas demand together; references point into the root. */
    static Facets of(List<JsonNode> schemas, JsonNode root) {
        Facets facets = new Facets(root);
        schemas.forEach(facets::add);
        return facets;
    }

    /** The same with one union less and a schema more. */
    Facets choosing(Union union, JsonNode branch) {
        Facets chosen = copy();
        chosen.unions.remove(union);
        chosen.add(branch);
        return chosen;
    }

    /** The same for values of one type only. */
    Facets only(JsonKind kind) {
        Facets only = copy();
        only.kinds.retainAll(EnumSet.of(kind));
        values.ifPresent(all -> {
            Set<JsonNode> left = new LinkedHashSet<>(all);
            left.removeIf(value -> JsonKind.of(value) != kind);
            only.values = Optional.of(left);
        });
        return only;
    }

    /** The same for one of the listed values only. */
    Facets only(JsonNode value) {
        Facets only = copy();
        only.values = Optional.of(Set.of(value));
        return only;
    }

    /** The types that values can really have: those of the listed values, if they are listed. */
    Set<JsonKind> possible() {
        if (never) {
            return Set.of();
        }
        EnumSet<JsonKind> possible = EnumSet.copyOf(kinds);
        values.ifPresent(all -> {
            EnumSet<JsonKind> listed = EnumSet.noneOf(JsonKind.class);
            all.forEach(value -> listed.add(JsonKind.of(value)));
            possible.retainAll(listed);
        });
        return possible;
    }

    /** Whether unlisted properties are refused. */
    boolean closed() {
        return additional.stream().anyMatch(schema -> schema.isBoolean() && !schema.booleanValue());
    }

    /** The values of a keyword. */
    List<JsonNode> all(String keyword) {
        return keywords.getOrDefault(keyword, List.of());
    }

    private Facets copy() {
        Facets copy = new Facets(root);
        copy.kinds.retainAll(kinds);
        copy.values = values;
        copy.never = never;
        copy.listsProperties = listsProperties;
        properties.forEach((name, schemas) -> copy.properties.put(name, new ArrayList<>(schemas)));
        copy.required.addAll(required);
        copy.additional.addAll(additional);
        copy.names.addAll(names);
        copy.items.addAll(items);
        copy.unions.addAll(unions);
        keywords.forEach((keyword, all) -> copy.keywords.put(keyword, new ArrayList<>(all)));
        return copy;
    }

    private void add(JsonNode schema) {
        if (schema.isBoolean()) {
            never |= !schema.booleanValue();
            return;
        }
        for (Map.Entry<String, JsonNode> member : schema.properties()) {
            add(member.getKey(), member.getValue());
        }
    }

    private void add(String keyword, JsonNode value) {
        switch (keyword) {
            case "$ref" -> {
                // A reference to itself alone demands nothing more.
                if (resolving.add(value)) {
                    add(resolve(value.asString()));
                    resolving.remove(value);
                }
            }
            case "allOf" -> value.forEach(this::add);
            case "anyOf", "oneOf" -> unions.add(new Union(keyword, List.copyOf(value.values())));
            case "type" -> kinds.retainAll(JsonKind.named(value));
            case "enum" -> retain(Set.copyOf(value.values()));
            case "const" -> retain(Set.of(value));
            case "properties" -> {
                listsProperties = true;
                value.properties()
                        .forEach(property -> properties
                                .computeIfAbsent(property.getKey(), name -> new ArrayList<>())
                                .add(property.getValue()));
            }
            case "required" -> value.forEach(name -> required.add(name.asString()));
            case "additionalProperties" -> additional.add(value);
            case "propertyNames" -> names.add(value);
            case "items" -> items.add(value);
            default -> {
                if (!ANNOTATIONS.contains(keyword)) {
                    keywords.computeIfAbsent(keyword, k -> new ArrayList<>()).add(value);
                }
            }
        }
    }

    private void retain(Set<JsonNode> listed) {
        Set<JsonNode> left = new LinkedHashSet<>(values.orElse(listed));
        left.retainAll(listed);
        values = Optional.of(left);
    }

    private JsonNode resolve(String reference) {
        JsonNode target = reference.equals("#") ? root : root.at(reference.replaceFirst("^#", ""));
        if (target.isMissingNode()) {
            throw new IllegalArgumentException("the reference " + reference + " leads nowhere");
        }
        return target;
    }
}
