package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.catalog.HeaderArgument;
import dev.remotemcp.runtime.catalog.HeaderArgument.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads {@code x-mcp-header} in hand-written schemas; clients drop tools that use it where they must not. */
final class HeaderKeyword {
    private static final String KEYWORD = "x-mcp-header";

    /** RFC 9110, section 5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

    private final String subject;
    private final List<HeaderArgument> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private HeaderKeyword(String subject) {
        this.subject = subject;
    }

    /** The arguments that clients repeat in headers. */
    static List<HeaderArgument> arguments(String subject, JsonNode schema) {
        HeaderKeyword keyword = new HeaderKeyword(subject);
        keyword.collect(schema, List.of());
        if (occurrences(schema) > keyword.found.size()) {
            throw keyword.refused("stands where clients do not look: it may stand on properties of the root and of"
                    + " objects that are reached by properties alone");
        }
        return List.copyOf(keyword.found);
    }

    private void collect(JsonNode schema, List<String> path) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            List<String> here = new ArrayList<>(path);
            here.add(property.getKey());
            JsonNode header = property.getValue().path(KEYWORD);
            if (!header.isMissingNode()) {
                found.add(argument(
                        header.asString(""),
                        here,
                        property.getValue().path("type").asString("")));
            }
            collect(property.getValue(), here);
        }
    }

    private HeaderArgument argument(String name, List<String> path, String type) {
        if (!TOKEN.matcher(name).matches()) {
            throw refused("of '" + String.join(".", path) + "' is '" + name + "', which is no header name: use letters,"
                    + " digits and - only, at least one");
        }
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw refused("'" + name + "' stands there twice: header names are unique per tool, whatever their case");
        }
        return switch (type) {
            case "string" -> new HeaderArgument(name, path, Type.STRING);
            case "integer" -> new HeaderArgument(name, path, Type.INTEGER);
            case "boolean" -> new HeaderArgument(name, path, Type.BOOLEAN);
            default ->
                throw refused("'" + name + "' stands on '" + String.join(".", path)
                        + "', which no header may carry: only strings, integers and booleans can");
        };
    }

    private static int occurrences(JsonNode node) {
        int count = node.has(KEYWORD) ? 1 : 0;
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                count += VALUES.contains(member.getKey()) ? 0 : occurrences(member.getValue());
            }
        } else {
            for (JsonNode element : node) {
                count += occurrences(element);
            }
        }
        return count;
    }

    private IllegalStateException refused(String problem) {
        return ComponentErrors.of(subject, KEYWORD + " " + problem);
    }
}
