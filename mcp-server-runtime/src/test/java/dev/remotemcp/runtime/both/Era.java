package dev.remotemcp.runtime.both;

import java.net.URI;
import java.util.Optional;

/** The generations of the protocol, and a client of each. */
enum Era {
    /** 2026-07-28: each request stands alone. */
    MODERN,
    /** 2025-11-25: a handshake opens a session. */
    LEGACY;

    /**
     * A client of this era.
     *
     * @param capabilities what it declares, a JSON object
     * @param logLevel the level from which on it wants log messages; nothing if it does not say
     */
    EraClient connect(URI endpoint, String capabilities, Optional<String> logLevel) {
        Http http = new Http(endpoint);
        return switch (this) {
            case MODERN -> new ModernClient(http, capabilities, logLevel);
            case LEGACY -> LegacyClient.initialize(http, capabilities, logLevel);
        };
    }
}
