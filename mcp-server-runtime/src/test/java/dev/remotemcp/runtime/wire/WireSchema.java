package dev.remotemcp.runtime.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Holds messages of the server against the protocol's JSON schema of 2026-07-28.
 *
 * <p>The schema's unions accept almost anything (every object with a {@code resultType} is a {@code Result}), so the
 * concrete definition is chosen here: a result by the method of its request and by its {@code resultType}, an error by
 * its code, a notification and an input request by its method.
 */
final class WireSchema {
    private static final WireSchema SHARED = new WireSchema();

    private static final Map<String, String> RESULTS = Map.of(
            "server/discover", "DiscoverResult",
            "tools/list", "ListToolsResult",
            "tools/call", "CallToolResult",
            "prompts/list", "ListPromptsResult",
            "prompts/get", "GetPromptResult",
            "resources/list", "ListResourcesResult",
            "resources/templates/list", "ListResourceTemplatesResult",
            "resources/read", "ReadResourceResult",
            "completion/complete", "CompleteResult",
            "subscriptions/listen", "SubscriptionsListenResult");
    private static final Set<String> MAY_ASK = Set.of("tools/call", "prompts/get", "resources/read");
    private static final Map<String, String> NOTIFICATIONS = Map.of(
            "notifications/progress", "ProgressNotification",
            "notifications/message", "LoggingMessageNotification",
            "notifications/subscriptions/acknowledged", "SubscriptionsAcknowledgedNotification",
            "notifications/tools/list_changed", "ToolListChangedNotification",
            "notifications/prompts/list_changed", "PromptListChangedNotification",
            "notifications/resources/list_changed", "ResourceListChangedNotification",
            "notifications/resources/updated", "ResourceUpdatedNotification");
    private static final Map<Integer, String> ERRORS = Map.of(
            -32700, "ParseError",
            -32600, "InvalidRequestError",
            -32601, "MethodNotFoundError",
            -32602, "InvalidParamsError",
            -32603, "InternalError");
    private static final Map<Integer, String> ERROR_RESPONSES = Map.of(
            -32020, "HeaderMismatchError",
            -32021, "MissingRequiredClientCapabilityError",
            -32022, "UnsupportedProtocolVersionError");

    private final ProtocolSchema schema = new ProtocolSchema(McpWire.REVISION);

    private WireSchema() {}

    static WireSchema shared() {
        return SHARED;
    }

    /**
     * Checks one message that the server sent.
     *
     * @param method the method of the request that it belongs to
     * @throws AssertionError naming each member that does not fit
     */
    void check(String method, JsonNode message) {
        ProtocolSchema.requireNone(problems(method, message), method, message);
    }

    /** What is wrong with a message; empty if nothing is. */
    List<String> problems(String method, JsonNode message) {
        List<String> problems = new ArrayList<>();
        ProtocolSchema.nulls(message, problems);
        if (message.has("method")) {
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

    private void notification(JsonNode message, List<String> problems) {
        if (message.has("id")) {
            problems.add("A server sends no requests in this revision");
        }
        String method = message.path("method").asString("");
        String definition = NOTIFICATIONS.get(method);
        if (definition == null) {
            problems.add("No server notification is called '" + method + "' in this revision");
        } else {
            against(definition, message, problems);
        }
    }

    private void error(JsonNode message, List<String> problems) {
        against("JSONRPCErrorResponse", message, problems);
        int code = message.path("error").path("code").asInt(0);
        if (ERRORS.containsKey(code)) {
            against(ERRORS.get(code), message.path("error"), problems);
        } else if (ERROR_RESPONSES.containsKey(code)) {
            against(ERROR_RESPONSES.get(code), message, problems);
        } else {
            problems.add("The protocol defines no error code " + code);
        }
    }

    private void result(String method, JsonNode message, List<String> problems) {
        against("JSONRPCResultResponse", message, problems);
        String definition = RESULTS.get(method);
        if (definition == null) {
            problems.add("The revision has no method '" + method + "' that could have a result");
            return;
        }
        JsonNode result = message.path("result");
        String type = result.path("resultType").asString("");
        switch (type) {
            case "complete" -> against(definition, result, problems); // its Response would accept input_required too
            case "input_required" -> inputRequired(method, result, problems);
            default -> problems.add("Unknown resultType '" + type + "'");
        }
    }

    private void inputRequired(String method, JsonNode result, List<String> problems) {
        if (!MAY_ASK.contains(method)) {
            problems.add(method + " must not answer input_required");
        }
        against("InputRequiredResult", result, problems);
        if (!result.has("inputRequests") && !result.has("requestState")) {
            problems.add("input_required carries inputRequests, requestState or both");
        }
        if (result.has("ttlMs") || result.has("cacheScope")) {
            problems.add("input_required carries no cache hints");
        }
        for (Map.Entry<String, JsonNode> request : result.path("inputRequests").properties()) {
            inputRequest(request.getValue(), problems);
        }
    }

    private void inputRequest(JsonNode request, List<String> problems) {
        switch (request.path("method").asString("")) {
            case "sampling/createMessage" -> against("CreateMessageRequest", request, problems);
            case "roots/list" -> against("ListRootsRequest", request, problems);
            case "elicitation/create" -> {
                against("ElicitRequest", request, problems);
                boolean url =
                        request.path("params").path("mode").asString("form").equals("url");
                against(url ? "ElicitRequestURLParams" : "ElicitRequestFormParams", request.path("params"), problems);
            }
            default -> problems.add("Not an input request: " + request);
        }
    }

    private void against(String definition, JsonNode value, List<String> problems) {
        schema.against(definition, value, problems);
    }
}
