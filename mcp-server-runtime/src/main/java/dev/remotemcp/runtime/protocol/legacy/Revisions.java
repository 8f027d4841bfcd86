package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.pipeline.Excerpt;
import dev.remotemcp.runtime.protocol.Exchange;
import java.util.List;
import java.util.Optional;

/**
 * The revisions with a handshake.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2025-11-25/basic/lifecycle">MCP 2025-11-25, Lifecycle,
 *     Version Negotiation</a>
 */
final class Revisions {
    static final String HEADER = "MCP-Protocol-Version";
    static final String LATEST = "2025-11-25";

    /** What a client speaks that does not say it (specification, Transports, Protocol Version Header). */
    static final String ASSUMED = "2025-03-26";

    /** All of them, the newest first. */
    static final List<String> SERVED = List.of(LATEST, "2025-06-18", ASSUMED);

    private Revisions() {}

    /** The revision to speak with a client that asks for one. */
    static String negotiate(String requested) {
        return SERVED.contains(requested) ? requested : LATEST;
    }

    /** The revision that a request names in its header, if it names one. */
    static Optional<String> named(Exchange exchange) throws HttpRefusal {
        String header = exchange.header(HEADER);
        if (header == null) {
            return Optional.empty();
        }
        String revision = header.strip();
        if (!SERVED.contains(revision)) {
            throw new HttpRefusal(
                    400,
                    "The header '" + HEADER + "' names '" + Excerpt.of(revision)
                            + "', which is not served here: send the revision that initialize has agreed on, one of "
                            + String.join(", ", SERVED));
        }
        return Optional.of(revision);
    }

    /** Whether clients of a revision understand events without a message, and URLs to open. */
    static boolean isLatest(String revision) {
        return revision.equals(LATEST);
    }
}
