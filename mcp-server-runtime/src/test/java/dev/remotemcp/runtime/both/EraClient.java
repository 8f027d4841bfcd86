package dev.remotemcp.runtime.both;

import tools.jackson.databind.node.ObjectNode;

/** A client whose era shows only in how it talks, not in what comes of it. */
interface EraClient extends AutoCloseable {
    /**
     * Sends a request and goes on in the background, putting questions to the user.
     *
     * @param params the request's own; the client adds what its era wants
     */
    Ongoing begin(String method, ObjectNode params, User user);

    /** Sends a request, puts questions to the user, and returns when all is said. */
    default Transcript request(String method, ObjectNode params, User user) {
        return begin(method, params, user).transcript();
    }

    @Override
    void close();
}
