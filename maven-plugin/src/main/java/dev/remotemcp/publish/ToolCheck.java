package dev.remotemcp.publish;

import dev.remotemcp.connect.FoundryToolbox;
import dev.remotemcp.connect.ServerDescriptor;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what a toolbox offers against the descriptor: every tool has to be there under its prefixed name. A toolbox
 * that offers none of them is asked again for a minute, since a version takes a while to be ready; one that wants
 * consent, for as long as a person is given for it.
 */
final class ToolCheck {
    private static final Duration WAIT = Duration.ofSeconds(10);
    private static final int TRIES = 7;
    private static final Map<String, String> MENDS = Map.of(
            "HTTP_401", "The server refused the token: look at the connection's auth mode, audience and scopes.",
            "HTTP_403",
                    "The server let the caller in no further: its protected resource metadata have to name the scopes"
                            + " that the connection asks for.",
            "HTTP_404", "There is no MCP endpoint at the connection's target: look at the URL, and deploy the server.",
            "PERMISSION_DENIED", "Foundry passes no Microsoft token to this server: use another auth mode.");

    private final Service toolbox;
    private final FoundryToolbox entry;
    private final ServerDescriptor server;
    private final Pause pause;
    private final Progress progress;
    private final int consentTries;

    /** @param consentWait how long a person is given for consent */
    ToolCheck(
            Service toolbox,
            FoundryToolbox entry,
            ServerDescriptor server,
            Duration consentWait,
            Pause pause,
            Progress progress) {
        this.toolbox = toolbox;
        this.entry = entry;
        this.server = server;
        this.consentTries = (int) Math.min(Integer.MAX_VALUE, consentWait.dividedBy(WAIT));
        this.pause = pause;
        this.progress = progress;
    }

    /** Checks an endpoint with a request that lacks its body. */
    Outcome check(URI endpoint, Request pattern) throws RefusedException, InterruptedException {
        int empty = 0;
        int asked = 0;
        while (true) {
            ToolList list = ToolList.ask(toolbox, endpoint, pattern);
            if (list instanceof ToolList.Failed failed) {
                throw new RefusedException(
                        "The toolbox answered the error " + failed.message() + ".", mend(failed.message()));
            }
            if (list instanceof ToolList.Consent consent) {
                if (asked == consentTries) {
                    throw new RefusedException(
                            "The toolbox wants the user's consent, given at " + consent.url() + ".",
                            "Open the page in a browser, sign in, and publish again.");
                }
                if (asked == 0) {
                    progress.warn("Open " + consent.url() + " in a browser and sign in: the toolbox waits for consent");
                }
                asked++;
            } else {
                List<JsonNode> tools = ((ToolList.Tools) list).tools();
                Map<String, JsonNode> offered = own(tools);
                if (!offered.isEmpty()) {
                    return compare(offered);
                }
                if (named(tools, "tool_search")) {
                    return new Outcome.Skipped("the toolbox has tool search on, which hides its tools from lists");
                }
                if (++empty == TRIES) {
                    throw new RefusedException(
                            "The toolbox offers no tool whose name starts with " + entry.prefix() + ".",
                            "Look whether the server answers at " + server.url()
                                    + ", and whether the connection signs in there.");
                }
            }
            pause.pause(WAIT);
        }
    }

    private Outcome compare(Map<String, JsonNode> offered) throws RefusedException {
        TreeSet<String> missing = new TreeSet<>();
        for (ServerDescriptor.Tool tool : server.tools()) {
            JsonNode found = offered.get(tool.name());
            if (found == null) {
                missing.add(tool.name());
            } else {
                difference(tool, found)
                        .ifPresent(what -> progress.warn("The tool '" + tool.name() + "' has another " + what
                                + " in the toolbox than in the descriptor: deploy the server that was built"));
            }
        }
        if (!missing.isEmpty()) {
            throw new RefusedException(
                    "The toolbox lacks " + String.join(", ", missing) + ".",
                    "Deploy the server that was built, or name the tools to publish in remote-mcp.tools.");
        }
        return new Outcome.Done("offers " + server.tools().size() + " of " + offered.size() + " tools as described");
    }

    private static Optional<String> difference(ServerDescriptor.Tool tool, JsonNode found) {
        JsonNode described = JsonMapper.shared().readTree(tool.descriptor());
        if (!described.path("inputSchema").equals(found.path("inputSchema"))) {
            return Optional.of("input schema");
        }
        return described.path("description").equals(found.path("description"))
                ? Optional.empty()
                : Optional.of("description");
    }

    /** Those of the server, by their own names. */
    private Map<String, JsonNode> own(List<JsonNode> tools) {
        TreeMap<String, JsonNode> own = new TreeMap<>();
        for (JsonNode tool : tools) {
            String name = tool.path("name").asString("");
            if (name.startsWith(entry.prefix())) {
                own.put(name.substring(entry.prefix().length()), tool);
            }
        }
        return own;
    }

    private static boolean named(List<JsonNode> tools, String name) {
        return tools.stream().anyMatch(tool -> tool.path("name").asString("").equals(name));
    }

    private static String mend(String message) {
        return MENDS.entrySet().stream()
                .filter(mend -> message.contains(mend.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Mend what the answer names, and publish again.");
    }
}
