package dev.remotemcp.connect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What Foundry will not take, told before anything is published. Schemas with {@code anyOf}, {@code allOf},
 * {@code oneOf} or several types are refused there, a call ends after 100 s, and a model calls functions by names of at
 * most 64 letters, digits, underscores and hyphens, the label's prefix included.
 */
public final class FoundryFit {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(100);
    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");

    private final String prefix;
    private final Duration callTimeout;

    /**
     * @param prefix what stands before the names of tools in the toolbox
     * @param callTimeout how long the server lets a call run, its {@code mcp.limits.call-timeout}
     */
    public FoundryFit(String prefix, Duration callTimeout) {
        this.prefix = prefix;
        this.callTimeout = callTimeout;
    }

    /** One sentence for each thing that does not fit, with its mend. */
    public List<String> warnings(ServerDescriptor server) {
        List<String> warnings = new ArrayList<>();
        if (!"https".equals(server.url().getScheme())) {
            warnings.add(
                    "Foundry reaches public https endpoints only, not " + server.url() + ": set url to the public one");
        }
        if (callTimeout.compareTo(LONGEST_CALL) > 0) {
            warnings.add("A call may run for " + callTimeout.toSeconds()
                    + " s, and Foundry gives up after 100 s: set mcp.limits.call-timeout of the server to 100s or less,"
                    + " and callTimeout to the same");
        }
        for (ServerDescriptor.Tool tool : server.tools()) {
            name(tool.name(), warnings);
            JsonNode descriptor = Json.read(tool.descriptor());
            for (String schema : List.of("inputSchema", "outputSchema")) {
                schema(tool.name(), schema, descriptor.path(schema), warnings);
            }
        }
        return warnings;
    }

    private void name(String tool, List<String> warnings) {
        String name = prefix + tool;
        if (name.length() > LONGEST_NAME) {
            warnings.add("The tool '" + tool + "' is called " + name + " in the toolbox, " + name.length()
                    + " characters of at most 64: choose a shorter serverLabel or a shorter name");
        }
        if (!NAME.matcher(tool).matches()) {
            warnings.add("The name of the tool '" + tool + "' has characters that models cannot call: use letters,"
                    + " digits, underscores and hyphens");
        }
    }

    private static void schema(String tool, String path, JsonNode node, List<String> warnings) {
        for (String keyword : List.of("anyOf", "allOf", "oneOf")) {
            if (node.path(keyword).isArray()) {
                unfit(tool, path, keyword, warnings);
            }
        }
        if (node.path("type").isArray()) {
            unfit(tool, path, "several types", warnings);
        }
        for (String keyword : List.of("properties", "$defs", "patternProperties")) {
            node.path(keyword)
                    .properties()
                    .forEach(member ->
                            schema(tool, path + "." + keyword + "." + member.getKey(), member.getValue(), warnings));
        }
        for (String keyword : List.of("items", "additionalProperties", "contains", "not", "if", "then", "else")) {
            if (node.path(keyword).isObject()) {
                schema(tool, path + "." + keyword, node.path(keyword), warnings);
            }
        }
        for (String keyword : List.of("anyOf", "allOf", "oneOf", "prefixItems")) {
            for (int i = 0; i < node.path(keyword).size(); i++) {
                schema(tool, path + "." + keyword + "." + i, node.path(keyword).path(i), warnings);
            }
        }
    }

    private static void unfit(String tool, String path, String what, List<String> warnings) {
        warnings.add("The schema of the tool '" + tool + "' has " + what + " at $." + path
                + ", which Foundry refuses: compile with the schema profile foundry, which says how to do without");
    }
}
