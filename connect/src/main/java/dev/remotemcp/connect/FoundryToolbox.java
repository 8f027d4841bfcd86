package dev.remotemcp.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A toolbox of a Foundry project, and the entry of a server in it. A version of a toolbox is never changed; a new one
 * holds what the last one did, with the server's entry added or replaced.
 *
 * @param name of the toolbox
 * @param label under which the server's tools appear, as {@code label___tool}; letters, digits and underscores
 * @param description of a version
 * @param connection name of the connection with the server
 * @param connectionId Azure resource id of that connection
 * @param tools names of the tools to offer; every tool of the server if there are none
 */
public record FoundryToolbox(
        String name,
        String label,
        String description,
        String connection,
        String connectionId,
        Optional<List<String>> tools) {
    /** What stands between the label and the tool's own name. */
    public static final String SEPARATOR = "___";

    private static final Pattern LABEL = Pattern.compile("[a-zA-Z0-9_]+");

    /** @throws UnfitException if the label has other characters than letters, digits and underscores */
    public FoundryToolbox {
        if (!LABEL.matcher(label).matches() || label.contains(SEPARATOR)) {
            throw new UnfitException(
                    "serverLabel",
                    "'" + label + "' is no label: write letters, digits and single underscores, for example"
                            + " world_clock");
        }
        tools = tools.map(List::copyOf);
    }

    /** The prefix of the server's tools in the toolbox. */
    public String prefix() {
        return label + SEPARATOR;
    }

    /**
     * The body of the request that makes a version, compact JSON.
     *
     * @param present the entries of the last version; those of other labels are kept as they are
     */
    public String versionBody(List<JsonNode> present) {
        return version(present).toString();
    }

    /** The same for a toolbox that is empty so far, indented. */
    public String shown() {
        return Json.file(version(List.of()));
    }

    /** Whether the entries of a version hold the server's entry already, apart from what the service adds to it. */
    public boolean isIn(List<JsonNode> present) {
        ObjectNode wanted = entry();
        return present.stream()
                .filter(this::hasLabel)
                .anyMatch(one -> wanted.properties().stream()
                                .allMatch(member -> member.getValue().equals(one.get(member.getKey())))
                        && (tools.isPresent() || !one.has("allowed_tools")));
    }

    /**
     * The file that {@code azd ai toolbox create --from-file} takes. It names the connection alone: Foundry fills in
     * the rest, and offers every tool of the server.
     */
    public String yaml() {
        return "description: " + quoted(description) + "\nconnections:\n  - name: " + quoted(connection) + "\n";
    }

    private ObjectNode version(List<JsonNode> present) {
        List<JsonNode> entries = new ArrayList<>(present);
        int place = -1;
        for (int i = 0; i < entries.size() && place < 0; i++) {
            place = hasLabel(entries.get(i)) ? i : -1;
        }
        if (place < 0) {
            entries.add(entry());
        } else {
            entries.set(place, entry());
        }
        ObjectNode root = Json.object();
        root.put("description", description);
        root.putArray("tools").addAll(entries);
        return root;
    }

    private ObjectNode entry() {
        ObjectNode entry = Json.object();
        entry.put("type", "mcp").put("server_label", label).put("project_connection_id", connectionId);
        if (tools.isPresent()) {
            ArrayNode allowed = entry.putArray("allowed_tools");
            tools.get().forEach(allowed::add);
        }
        return entry;
    }

    private boolean hasLabel(JsonNode entry) {
        return entry.path("server_label").asString("").equals(label);
    }

    /** A JSON string is a YAML scalar as well. */
    private static String quoted(String text) {
        return Json.object().stringNode(text).toString();
    }
}
