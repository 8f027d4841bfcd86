package dev.remotemcp.runtime.state;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Something that a client sends into its session for a call that runs already. */
public sealed interface SessionMessage {
    /** Id of the session. */
    String session();

    /**
     * The client's response to a request of the server's.
     *
     * @param request id of the server's request
     * @param result the result; nothing if it failed
     * @param error the error otherwise
     */
    record Response(String session, String request, Optional<JsonNode> result, Optional<JsonNode> error)
            implements SessionMessage {
        @Override
        public String toString() {
            return "Response[]"; // a user's answer stays out of logs
        }
    }

    /**
     * The client no longer wants the answer to its request.
     *
     * @param request id of the client's request, as JSON
     */
    record Cancelled(String session, String request) implements SessionMessage {
        @Override
        public String toString() {
            return "Cancelled[]";
        }
    }
}
