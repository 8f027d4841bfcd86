package dev.remotemcp.schemagen.lock;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Finds out whether every value that one schema accepts (the part) is also accepted by another (the whole).
 *
 * <p>It errs on the safe side: what it cannot prove is a gap. Properties that neither schema lists are left out of
 * account, although an open schema accepts them. Recursive schemas are followed as long as the pair of places is new.
 */
final class Containment {
    /** Which of the two must list every property that the other lists, even where it accepts unlisted ones. */
    enum Complete {
        PART,
        WHOLE
    }

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode partRoot;
    private final JsonNode wholeRoot;
    private final Complete complete;
    private final Set<Compared> compared;
    private final List<Gap> gaps = new ArrayList<>();

    private record Compared(List<JsonNode> part, List<JsonNode> whole) {}

    private Containment(JsonNode partRoot, JsonNode wholeRoot, Complete complete, Set<Compared> compared) {
        this.partRoot = partRoot;
        this.wholeRoot = wholeRoot;
        this.complete = complete;
        this.compared = compared;
    }

    /**
     * Compares two schemas.
     *
     * @param path of both, for the gaps
     * @return where the part goes beyond the whole; none if it is contained
     */
    static List<Gap> gaps(JsonNode part, JsonNode whole, Complete complete, String path) {
        Containment containment = new Containment(part, whole, complete, new HashSet<>());
        containment.compare(path, List.of(part), List.of(whole));
        return List.copyOf(containment.gaps);
    }

    private void compare(String path, List<JsonNode> part, List<JsonNode> whole) {
        if (compared.add(new Compared(part, whole))) {
            compare(path, Facets.of(part, partRoot), Facets.of(whole, wholeRoot));
        }
    }

    private void compare(String path, Facets part, Facets whole) {
        if (part.possible().isEmpty()) {
            return;
        }
        if (whole.never) {
            gap(path, "not", Optional.empty(), Optional.of(NODES.booleanNode(true)));
            return;
        }
        if (!part.unions.isEmpty()) {
            Facets.Union union = part.unions.getFirst();
            for (int i = 0; i < union.branches().size(); i++) {
                JsonNode branch = union.branches().get(i);
                compare(path + "." + union.keyword() + "[" + i + "]", part.choosing(union, branch), whole);
            }
            return;
        }
        if (!whole.unions.isEmpty()) {
            unions(path, part, whole);
            return;
        }
        EnumSet<JsonKind> common = EnumSet.copyOf(part.possible());
        common.retainAll(whole.kinds);
        if (!common.equals(part.possible())) {
            gap(path, "type", Optional.of(types(part)), Optional.of(types(whole)));
        }
        if (common.isEmpty()) {
            return;
        }
        values(path, part, whole, common);
        if (part.values.isEmpty()) {
            new KeywordComparison(part, whole, common)
                    .gaps()
                    .forEach((keyword, sides) -> gap(path, keyword, sides.part(), sides.whole()));
        }
        if (common.contains(JsonKind.ARRAY) && !whole.items.isEmpty()) {
            compare(path + ".items", part.items, whole.items);
        }
        if (common.contains(JsonKind.OBJECT)) {
            objects(path, part, whole);
        }
    }

    private void unions(String path, Facets part, Facets whole) {
        Set<JsonKind> kinds = part.possible();
        if (kinds.size() > 1 && kinds.size() < JsonKind.values().length && !kinds.equals(JsonKind.NUMBERS)) {
            for (JsonKind kind : kinds) {
                compare(path, part.only(kind), whole);
            }
            return;
        }
        if (part.values.isPresent() && part.values.get().size() > 1) {
            for (JsonNode value : part.values.get()) {
                compare(path, part.only(value), whole);
            }
            return;
        }
        Facets.Union union = whole.unions.getFirst();
        List<List<Gap>> attempts = new ArrayList<>();
        for (JsonNode branch : union.branches()) {
            Containment attempt = new Containment(partRoot, wholeRoot, complete, new HashSet<>(compared));
            attempt.compare(path, part, whole.choosing(union, branch));
            if (attempt.gaps.isEmpty()) {
                compared.addAll(attempt.compared);
                return;
            }
            attempts.add(attempt.gaps);
        }
        Optional<List<Gap>> meant = counterpart(path, attempts);
        if (meant.isPresent()) {
            gaps.addAll(meant.get());
        } else {
            gap(
                    path,
                    union.keyword(),
                    Optional.of(types(part)),
                    Optional.of(NODES.arrayNode().addAll(union.branches())));
        }
    }

    /** The branch that was meant: the only one that is not of another type or another variant altogether. */
    private static Optional<List<Gap>> counterpart(String path, List<List<Gap>> attempts) {
        List<List<Gap>> close = attempts.stream()
                .filter(gaps -> gaps.stream().noneMatch(gap -> isElse(path, gap)))
                .toList();
        return close.size() == 1 ? Optional.of(close.getFirst()) : Optional.empty();
    }

    private static boolean isElse(String path, Gap gap) {
        return switch (gap.keyword()) {
            case "type" -> gap.path().equals(path);
            // One value against another is what tells variants apart.
            case "enum" ->
                gap.part().isPresent()
                        && gap.part().get().size() == 1
                        && gap.whole().orElseThrow().size() == 1;
            default -> false;
        };
    }

    private void values(String path, Facets part, Facets whole, Set<JsonKind> common) {
        Optional<Set<JsonNode>> listed = part.values.map(all -> {
            Set<JsonNode> left = new LinkedHashSet<>(all);
            left.removeIf(value -> !common.contains(JsonKind.of(value)));
            return left;
        });
        if (whole.values.isPresent()) {
            if (listed.isEmpty() || !whole.values.get().containsAll(listed.get())) {
                gap(path, "enum", listed.map(Containment::array), whole.values.map(Containment::array));
            }
            return;
        }
        for (JsonNode value : listed.orElse(Set.of())) {
            Facets one = Facets.of(List.of(NODES.objectNode().set("const", value)), partRoot);
            new KeywordComparison(one, whole, EnumSet.of(JsonKind.of(value)))
                    .gaps()
                    .forEach((keyword, sides) -> gap(path, keyword, Optional.of(value), sides.whole()));
        }
    }

    private void objects(String path, Facets part, Facets whole) {
        Set<String> lost = new HashSet<>();
        Set<String> all = new LinkedHashSet<>(part.properties.keySet());
        all.addAll(whole.properties.keySet());
        for (String name : all) {
            List<JsonNode> inPart = part.properties.getOrDefault(name, part.additional);
            List<JsonNode> inWhole = whole.properties.getOrDefault(name, whole.additional);
            String place = path + ".properties" + step(name);
            if (lost(name, part, whole)) {
                lost.add(name);
                gaps.add(new Gap(place, Gap.PROPERTY, Optional.of(name), listed(part, name), listed(whole, name)));
            } else if (part.properties.containsKey(name) || !part.additional.isEmpty() || !part.listsProperties) {
                compare(place, inPart, inWhole);
            }
        }
        for (String name : whole.required) {
            if (!part.required.contains(name) && !lost.contains(name)) {
                gaps.add(new Gap(
                        path + ".required", "required", Optional.of(name), listed(part, name), listed(whole, name)));
            }
        }
        additional(path, part, whole);
        if (!whole.names.isEmpty()) {
            compare(path + ".propertyNames", part.names, whole.names);
        }
    }

    private boolean lost(String name, Facets part, Facets whole) {
        if (!whole.properties.containsKey(name)) {
            boolean unlisted = complete == Complete.WHOLE && whole.listsProperties && whole.additional.isEmpty();
            return whole.closed() || unlisted;
        }
        return complete == Complete.PART && !part.properties.containsKey(name);
    }

    private void additional(String path, Facets part, Facets whole) {
        if (whole.additional.isEmpty() || part.closed()) {
            return;
        }
        if (whole.closed() || part.additional.isEmpty()) {
            gap(path, "additionalProperties", first(part.additional), first(whole.additional));
        } else {
            compare(path + ".additionalProperties", part.additional, whole.additional);
        }
    }

    private void gap(String path, String keyword, Optional<JsonNode> part, Optional<JsonNode> whole) {
        Gap gap = new Gap(path, keyword, Optional.empty(), part, whole);
        if (!gaps.contains(gap)) {
            gaps.add(gap);
        }
    }

    private static Optional<JsonNode> listed(Facets facets, String name) {
        return first(facets.properties.getOrDefault(name, List.of()));
    }

    private static Optional<JsonNode> first(List<JsonNode> schemas) {
        return schemas.stream().findFirst();
    }

    private static JsonNode array(Set<JsonNode> values) {
        return NODES.arrayNode().addAll(values);
    }

    private static JsonNode types(Facets facets) {
        Set<JsonKind> kinds = facets.possible();
        if (kinds.size() == JsonKind.values().length) {
            return NODES.stringNode("anything");
        }
        ArrayNode types = NODES.arrayNode();
        for (JsonKind kind : kinds) {
            if (kind == JsonKind.FRACTION) {
                types.add("number");
            } else if (kind != JsonKind.INTEGER || !kinds.contains(JsonKind.FRACTION)) {
                types.add(kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return types.size() == 1 ? types.get(0) : types;
    }

    /** A step of a JSON path. */
    static String step(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? "." + name : "['" + name.replace("'", "\\'") + "']";
    }
}
