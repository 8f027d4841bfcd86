package dev.remotemcp.conformance;

import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a view reached that tried everything.
 *
 * @param seen what its host and the view itself saw
 * @param allowed what the origin was asked for that the view declares
 * @param forbidden what another one was asked for
 */
record Probe(JsonNode seen, List<String> allowed, List<String> forbidden) {
    /**
     * Shows the view.
     *
     * @param host as {@code probe.mjs} calls it
     */
    static Probe in(String host) throws IOException, InterruptedException {
        Browser browser = Browser.installed();
        AppServer server = AppServer.running();
        server.allowed().forget();
        try (Recorder forbidden = Recorder.start()) {
            JsonNode seen = browser.run(
                    "probe.mjs", server.url().toString(), host, server.allowed().origin(), forbidden.origin());
            return new Probe(seen, server.allowed().asked(), forbidden.asked());
        }
    }

    /** Something that the view found out. */
    JsonNode fact(String name) {
        return seen.path("facts").path(name);
    }
}
