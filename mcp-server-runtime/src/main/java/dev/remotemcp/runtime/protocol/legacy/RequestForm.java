package dev.remotemcp.runtime.protocol.legacy;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Fits a request to the client to the revision that it speaks. */
final class RequestForm {
    private RequestForm() {}

    /**
     * Changes the request where the revision asks for it.
     *
     * @param id the request's id, which names the elicitation as well
     */
    static void fit(ObjectNode request, String revision, String id) {
        if (!request.path("method").asString().equals("elicitation/create")) {
            return;
        }
        ObjectNode params = request.withObject("/params");
        if (params.path("mode").asString().equals("url")) {
            params.put("elicitationId", id);
        } else if (!Revisions.isLatest(revision)) {
            params.remove("mode");
            params.path("requestedSchema").path("properties").forEach(RequestForm::nameChoices);
        }
    }

    /** Before 2025-11-25 the titles of choices stand in a list of their own. */
    private static void nameChoices(JsonNode property) {
        if (!(property instanceof ObjectNode object) || !(object.get("oneOf") instanceof ArrayNode choices)) {
            return;
        }
        object.remove("oneOf");
        ArrayNode values = object.putArray("enum");
        ArrayNode titles = object.putArray("enumNames");
        for (JsonNode choice : choices) {
            values.add(choice.path("const"));
            titles.add(choice.path("title"));
        }
    }
}
