package dev.remotemcp.runtime.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Holds messages of the server against the protocol's JSON schema of 2025-11-25, each against its concrete definition,
 * and looks for what came to the protocol later.
 */
final class LegacySchema {
    private static final LegacySchema SHARED = new LegacySchema();

    private static final Map<String, String> RESULTS = Map.of(
            "initialize", "InitializeResult",
            "tools/list", "ListToolsResult",
            "tools/call", "CallToolResult",
            "prompts/list", "ListPromptsResult",
            "prompts/get", "GetPromptResult",
            "resources/list", "ListResourcesResult",
            "resources/templates/list", "ListResourceTemplatesResult",
            "resources/read", "ReadResourceResult",
            "completion/complete", "CompleteResult");
    private static final Set<String> EMPTY_RESULTS =
            Set.of("ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe");
    private static final Map<String, String> NOTIFICATIONS = Map.of(
            "notifications/progress", "ProgressNotification",
            "notifications/message", "LoggingMessageNotification",
            "notifications/cancelled", "CancelledNotification",
            "notifications/tools/list_changed", "ToolListChangedNotification",
            "notifications/prompts/list_changed", "PromptListChangedNotification",
            "notifications/resources/list_changed", "ResourceListChangedNotification",
            "notifications/resources/updated", "ResourceUpdatedNotification");
    private static final Set<Integer> ERRORS = Set.of(-32700, -32600, -32601, -32602, -32603, -32002);
    private static final List<String> LATER = List.of(
            "\"resultType\"",
            "\"ttlMs\"",
            "\"cacheScope\"",
            "\"inputRequests\"",
            "\"requestState\"",
            "\"x-mcp-header\"",
            "\"subscriptionId\"",
            "io.modelcontextprotocol/");

    private final ProtocolSchema schema = new ProtocolSchema(LegacyWire.LATEST);

    private LegacySchema() {}

    static LegacySchema shared() {
        return SHARED;
    }

    /**
     * Checks one message that the server sent.
     *
     * @param method the method of the request that it belongs to; empty outside any
     * @throws AssertionError naming each member that does not fit
     */
    void check(String method, JsonNode message) {
        ProtocolSchema.requireNone(problems(method, message), method, message);
    }

    /** What is wrong with a message; empty if nothing is. */
    List<String> problems(String method, JsonNode message) {
        List<String> problems = new ArrayList<>();
        ProtocolSchema.nulls(message, problems);
        String text = message.toString();
        LATER.stream().filter(text::contains).forEach(later -> problems.add(later + " came later"));
        if (message.has("method") && message.has("id")) {
            request(message, problems);
        } else if (message.has("method")) {
            notification(message, problems);
        } else if (message.has("error") == message.has("result")) {
            problems.add("A response has either 'result' or 'error'");
        } else if (message.has("error")) {
            error(message, problems);
        } else {
            result(method, message, problems);
        }
        return problems;
    }

    private void request(JsonNode message, List<String> problems) {
        schema.against("JSONRPCRequest", message, problems);
        JsonNode params = message.path("params");
        switch (message.path("method").asString("")) {
            case "sampling/createMessage" -> schema.against("CreateMessageRequest", message, problems);
            case "roots/list" -> schema.against("ListRootsRequest", message, problems);
            case "elicitation/create" -> {
                schema.against("ElicitRequest", message, problems);
                boolean url = params.path("mode").asString("form").equals("url");
                schema.against(url ? "ElicitRequestURLParams" : "ElicitRequestFormParams", params, problems);
            }
            default -> problems.add("Not a request of a server's: " + message);
        }
    }

    private void notification(JsonNode message, List<String> problems) {
        String method = message.path("method").asString("");
        String definition = NOTIFICATIONS.get(method);
        if (definition == null) {
            problems.add("No server notification is called '" + method + "' in this revision");
        } else {
            schema.against(definition, message, problems);
        }
    }

    private void error(JsonNode message, List<String> problems) {
        schema.against("JSONRPCErrorResponse", message, problems);
        int code = message.path("error").path("code").asInt(0);
        if (!ERRORS.contains(code)) {
            problems.add("The revision defines no error code " + code + " for this server");
        }
    }

    private void result(String method, JsonNode message, List<String> problems) {
        schema.against("JSONRPCResultResponse", message, problems);
        JsonNode result = message.path("result");
        String definition = RESULTS.get(method);
        if (definition != null) {
            schema.against(definition, result, problems);
        } else if (!EMPTY_RESULTS.contains(method)) {
            problems.add("The revision has no method '" + method + "' that could have a result");
        } else if (!result.isEmpty()) {
            problems.add("The result of " + method + " says no more than that it is done");
        }
        if (result.has("structuredContent") && !result.path("structuredContent").isObject()) {
            problems.add("Structured content is an object");
        }
    }
}
