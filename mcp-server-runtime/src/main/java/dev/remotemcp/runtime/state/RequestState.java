package dev.remotemcp.runtime.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a multi round-trip request remembers between its rounds.
 *
 * @param owner who asks; empty for nobody in particular
 * @param operation digest of the server, the method and its parameters
 * @param expires when the state stops being accepted
 * @param asked keys of the questions that wait for an answer
 * @param answers the client's raw answers so far, by key
 * @param steps results of the steps done so far, by name
 */
public record RequestState(
        String owner,
        String operation,
        Instant expires,
        List<String> asked,
        Map<String, JsonNode> answers,
        Map<String, JsonNode> steps) {
    @Override
    public String toString() {
        return "RequestState[asked=" + asked + "]"; // answers and steps are the user's data; they stay out of logs
    }
}
