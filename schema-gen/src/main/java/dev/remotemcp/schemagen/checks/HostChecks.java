package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.schema.PortableNumbers;
import dev.remotemcp.schemagen.schema.SchemaWalk;
import dev.remotemcp.schemagen.schema.SchemaWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Warns of what a declaration makes valid and a host refuses all the same; docs/schemas.md has the hosts. It looks at
 * what was written, so that nothing gets past it whatever made it.
 */
public final class HostChecks {
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
    private static final Pattern PROPERTY_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");

    /** Escapes and sets, which are passed over, and what RE2 does not have: lookaround, atomic groups, long counts. */
    private static final Pattern BEYOND_RE2 = Pattern.compile(
            "\\\\(?:k<|.)|\\[(?:\\\\.|[^\\]\\\\])*+\\]|(\\(\\?(?:[=!>]|<[=!]))|\\{(?:\\d*,)?(\\d{4,})\\}");

    private static final Pattern GROUP_REFERENCE = Pattern.compile("\\\\(?:[1-9]|k<)");
    private static final String DEFINED = "#/$defs/";

    private final Component component;
    private final Problems problems = new Problems();

    private HostChecks(Component component) {
        this.component = component;
    }

    /** What hosts refuse in the descriptors of a class. */
    public static List<Problem> check(Component component, JsonNode descriptors) {
        HostChecks checks = new HostChecks(component);
        for (Handler handler : component.handlers()) {
            if (handler instanceof Handler.Tool tool) {
                checks.tool(tool, descriptors.path("tools").path(tool.facts().name()));
            }
        }
        return checks.problems.found();
    }

    private void tool(Handler.Tool tool, JsonNode descriptor) {
        String name = tool.facts().name();
        if (!TOOL_NAME.matcher(name).matches()) {
            problems.warn(
                    tool.method().origin(),
                    "The tool name '" + name
                            + "' has a dot or more than 64 characters, which Claude's apps and OpenAI's"
                            + " API refuse together with all other tools: use 1 to 64 of A-Z a-z 0-9 _ -, for example"
                            + " with name = \"…\" in the annotation");
        }
        Places places = new Places(component, tool);
        SchemaWalk.visit(
                descriptor.path("inputSchema"), List.of("inputSchema"), (path, schema) -> input(places, path, schema));
        for (String side : List.of("inputSchema", "outputSchema")) {
            references(places, side, descriptor.path(side));
            SchemaWalk.visit(descriptor.path(side), List.of(side), (path, schema) -> numbers(places, path, schema));
        }
    }

    private void input(Places places, List<String> path, ObjectNode schema) {
        schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !PROPERTY_NAME.matcher(name).matches())
                .forEach(name -> name(places, path, name));
        if (schema.path("pattern").isString()) {
            beyondRe2(schema.path("pattern").asString())
                    .ifPresent(construct -> warn(
                            places,
                            path,
                            "a pattern with " + construct,
                            "which OpenAI's and Anthropic's strict tools refuse and clients written in Go cannot read:"
                                    + " write it without, or check that in the method"));
        }
        if (schema.path("type").size() > 1) {
            warn(
                    places,
                    path,
                    "several types",
                    "where Copilot Studio cuts the schema off: let the value never be null");
        }
        if (schema.path("enum").valueStream().anyMatch(JsonNode::isNumber)) {
            warn(
                    places,
                    path,
                    "an enum of integers",
                    "which Gemini's API refuses together with all other tools: give the constants names in JSON");
        }
        if (schema.path("enum")
                .valueStream()
                .anyMatch(value -> value.asString("x").isEmpty())) {
            warn(
                    places,
                    path,
                    "an enum with an empty text",
                    "which Gemini's API refuses together with all other tools: give the constant a name in JSON");
        }
    }

    private void name(Places places, List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add("properties");
        longer.add(name);
        Places.Place place = places.at(longer);
        problems.warn(
                place.origin(),
                "The property '" + name + "' of the schema has a name that Anthropic's API refuses together with all"
                        + " other tools, at " + place.path() + ": use 1 to 64 of A-Z a-z 0-9 _ . -, with @McpArg(name ="
                        + " …) or @JsonProperty");
    }

    private static Optional<String> beyondRe2(String regex) {
        Matcher parts = BEYOND_RE2.matcher(regex);
        while (parts.find()) {
            boolean longCount = parts.group(2) != null && Integer.parseInt(parts.group(2)) > 1_000;
            if (parts.group(1) != null || longCount) {
                return Optional.of("'" + parts.group() + "'");
            }
            if (GROUP_REFERENCE.matcher(parts.group()).matches()) {
                return Optional.of("'" + parts.group() + "'");
            }
        }
        return Optional.empty();
    }

    private void numbers(Places places, List<String> path, ObjectNode schema) {
        for (String keyword : List.of("enum", "const")) {
            if (!PortableNumbers.isExact(schema.path(keyword))) {
                warn(
                        places,
                        path,
                        "a number in '" + keyword + "' that JavaScript reads as another one",
                        "so that hosts change it: make it a text");
            }
        }
    }

    /** Tells of each side of a tool once, whatever there is of {@code $ref}. */
    private void references(Places places, String side, JsonNode schema) {
        List<List<String>> found = new ArrayList<>();
        Set<Boolean> recursive = new HashSet<>();
        SchemaWalk.visit(schema, List.of(side), (path, node) -> {
            if (node.has("$ref")) {
                found.add(path);
                recursive.add(isRecursive(schema, node.path("$ref").asString()));
            }
        });
        if (!found.isEmpty()) {
            Places.Place place = places.at(found.getFirst());
            String cause = recursive.contains(false)
                    ? "would have more than " + SchemaWriter.MOST_BYTES + " bytes without: take fewer or smaller types"
                    : "contains itself: take a list whose elements name their parents";
            problems.warn(
                    place.origin(),
                    "The schema of " + place.subject() + " has $ref at " + place.path()
                            + ", for which Copilot Studio leaves out the tool and behind which models of other hosts see"
                            + " nothing, because it " + cause);
        }
    }

    private static boolean isRecursive(JsonNode schema, String reference) {
        Set<String> reached = new HashSet<>();
        reach(schema, reference, reached);
        return reached.contains(reference);
    }

    private static void reach(JsonNode schema, String from, Set<String> reached) {
        JsonNode start =
                from.startsWith(DEFINED) ? schema.path("$defs").path(from.substring(DEFINED.length())) : schema;
        SchemaWalk.visit(start, List.of(), (path, node) -> {
            String next = node.path("$ref").asString("");
            boolean elsewhere = !path.isEmpty() && path.getFirst().equals("$defs");
            if (!next.isEmpty() && !elsewhere && reached.add(next)) {
                reach(schema, next, reached);
            }
        });
    }

    private void warn(Places places, List<String> path, String construct, String consequence) {
        Places.Place place = places.at(path);
        problems.warn(
                place.origin(),
                "The schema of " + place.subject() + " has " + construct + " at " + place.path() + ", " + consequence);
    }
}
