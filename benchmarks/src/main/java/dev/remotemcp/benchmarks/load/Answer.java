package dev.remotemcp.benchmarks.load;

/**
 * An HTTP response.
 *
 * @param status the status code
 * @param session value of {@code Mcp-Session-Id}; empty without one
 * @param closes whether the server closes the connection after this response
 * @param body the body, one character a byte; empty if only the head was read
 */
record Answer(int status, String session, boolean closes, String body) {
    /** A result of JSON-RPC, and not an error or a tool's error. */
    boolean isGood() {
        return status == 200 && body.contains("\"result\"") && !body.contains("\"isError\":true");
    }
}
