package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;

/** The server's capabilities (specification, {@code ServerCapabilities}). */
public final class Capabilities {
    private Capabilities() {}

    /**
     * Writes the object.
     *
     * <p>The catalog may gain its first entry of a kind at any time, so each kind is offered from the start.
     *
     * @param reachable whether the client can be told of changes, and of log entries, outside an answer
     */
    public static void write(JsonBuffer out, CatalogSnapshot catalog, boolean reachable) {
        if (reachable) {
            out.ascii("{\"tools\":{\"listChanged\":true},\"prompts\":{\"listChanged\":true},");
            out.ascii("\"resources\":{\"listChanged\":true,\"subscribe\":true},\"logging\":{}");
        } else {
            out.ascii("{\"tools\":{},\"prompts\":{},\"resources\":{}");
        }
        if (catalog.hasCompletions()) {
            out.ascii(",\"completions\":{}");
        }
        if (catalog.apps().iterator().hasNext()) {
            out.ascii(",\"extensions\":{\"io.modelcontextprotocol/ui\":{}}");
        }
        out.ascii("}");
    }
}
