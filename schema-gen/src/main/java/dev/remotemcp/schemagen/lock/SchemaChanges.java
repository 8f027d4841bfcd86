package dev.remotemcp.schemagen.lock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The changes from one schema to another, for values that callers give or that they get. */
final class SchemaChanges {
    private static final int LONGEST = 80;

    private final boolean input;
    private final List<Change> changes = new ArrayList<>();

    private SchemaChanges(boolean input) {
        this.input = input;
    }

    /** Changes of what callers may give: all that was accepted must go on to be accepted. */
    static List<Change> ofInput(String path, JsonNode before, JsonNode after) {
        SchemaChanges changes = new SchemaChanges(true);
        changes.collect(
                Containment.gaps(before, after, Containment.Complete.WHOLE, path),
                Containment.gaps(after, before, Containment.Complete.WHOLE, path));
        changes.defaults(path, before, before, after, after, new HashSet<>());
        return changes.changes;
    }

    /** Changes of what callers get: all that is returned must be as it was promised. */
    static List<Change> ofOutput(String path, JsonNode before, JsonNode after) {
        SchemaChanges changes = new SchemaChanges(false);
        changes.collect(
                Containment.gaps(after, before, Containment.Complete.PART, path),
                Containment.gaps(before, after, Containment.Complete.PART, path));
        return changes.changes;
    }

    private void collect(List<Gap> breaking, List<Gap> compatible) {
        Set<String> reported = new HashSet<>();
        for (Gap gap : breaking) {
            reported.add(place(gap));
            changes.add(Change.breaking(gap.path(), broken(gap), mend(gap)));
        }
        for (Gap gap : compatible) {
            if (reported.add(place(gap))) {
                changes.add(Change.compatible(gap.path(), allowed(gap)));
            }
        }
    }

    // The same keyword of the same place can be a gap both ways, and a new required property is one of two keywords.
    private static String place(Gap gap) {
        return gap.property()
                .map(name -> gap.path().replaceFirst("\\.(required|properties.*)$", "") + " property " + name)
                .orElse(gap.path() + " " + gap.keyword());
    }

    private String broken(Gap gap) {
        return switch (gap.keyword()) {
            case Gap.PROPERTY -> property(gap) + (gone(gap) ? " is gone" : " is new, where no others were to come");
            case "required" -> property(gap) + (input ? requirement(gap) : " is no longer always there");
            case "additionalProperties" ->
                input ? "unlisted properties are refused or limited now" : "unlisted properties may occur now";
            default -> gap.keyword() + " " + values(input ? gap.part() : gap.whole(), input ? gap.whole() : gap.part());
        };
    }

    private boolean gone(Gap gap) {
        return input || gap.whole().isPresent();
    }

    private static String requirement(Gap gap) {
        return gap.part().isEmpty() ? " is new and required" : " is required now";
    }

    private String allowed(Gap gap) {
        return switch (gap.keyword()) {
            case Gap.PROPERTY -> property(gap) + " is new";
            case "required" -> property(gap) + (input ? " is optional now" : " is always there now");
            case "additionalProperties" ->
                input ? "unlisted properties are accepted now" : "there are no unlisted properties any more";
            default -> gap.keyword() + " " + values(input ? gap.whole() : gap.part(), input ? gap.part() : gap.whole());
        };
    }

    private String mend(Gap gap) {
        return switch (gap.keyword()) {
            case Gap.PROPERTY ->
                gone(gap)
                        ? "restore it, or keep its name with "
                                + (argument(gap) ? "@McpArg(name = \"" : "@JsonProperty(\"")
                                + name(gap)
                                + "\")"
                        : "leave it out";
            case "required" -> input ? "make it optional or give it a default" : "return it always";
            default -> input ? "accept again what was accepted" : "return only what was promised";
        };
    }

    private String property(Gap gap) {
        return "the " + (argument(gap) ? "argument" : "property") + " '" + name(gap) + "'";
    }

    /** Whether a property is an argument of the tool, and not one of a record within. */
    private boolean argument(Gap gap) {
        int depth = gap.path().split("\\.properties", -1).length - 1;
        return input && depth == (gap.keyword().equals(Gap.PROPERTY) ? 1 : 0);
    }

    private static String name(Gap gap) {
        return gap.property().orElse("");
    }

    private static String values(Optional<JsonNode> was, Optional<JsonNode> is) {
        return "was " + shown(was) + ", is " + shown(is);
    }

    private static String shown(Optional<JsonNode> value) {
        if (value.isEmpty()) {
            return "not set";
        }
        String text =
                value.get().isString() ? value.get().asString() : value.get().toString();
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** A default that changed: nothing fails, but calls that leave the argument out now mean something else. */
    private void defaults(
            String path,
            JsonNode before,
            JsonNode rootBefore,
            JsonNode after,
            JsonNode rootAfter,
            Set<String> visited) {
        Facets was = Facets.of(List.of(before), rootBefore);
        Facets is = Facets.of(List.of(after), rootAfter);
        was.properties.forEach((name, earlier) -> {
            List<JsonNode> later = is.properties.get(name);
            if (later == null || !visited.add(earlier + " " + later)) {
                return;
            }
            String place = path + ".properties" + Containment.step(name);
            Optional<JsonNode> old = earlier.getFirst().optional("default");
            Optional<JsonNode> current = later.getFirst().optional("default");
            if (!Objects.equals(old, current)) {
                changes.add(Change.compatible(place, "default " + values(old, current)));
            }
            defaults(place, earlier.getFirst(), rootBefore, later.getFirst(), rootAfter, visited);
        });
    }
}
