package dev.remotemcp.minientra;

/** How closely a {@link MiniEntra} keeps to what Entra does. */
public enum Mode {
    /** Refuses what Entra refuses and leaves out what Entra lacks. */
    STRICT,

    /**
     * Helps clients that expect more than Entra gives: registration, authorization server metadata (RFC 8414), PKCE in
     * the metadata, bare scopes, any {@code resource}, and cross-origin requests.
     */
    LENIENT
}
