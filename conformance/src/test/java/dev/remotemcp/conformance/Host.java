package dev.remotemcp.conformance;

import java.util.Locale;

/** A host application: the line of the TypeScript SDK that it uses, and the era that it speaks. */
enum Host {
    /** {@code @modelcontextprotocol/sdk}, which knows nothing but the legacy era. */
    V1("McpError"),
    /** {@code @modelcontextprotocol/client} as it is by default. */
    V2_LEGACY("ProtocolError"),
    /** {@code @modelcontextprotocol/client}, pinned to revision 2026-07-28. */
    V2_MODERN("ProtocolError"),
    /** {@code @modelcontextprotocol/client}, which finds out what the server speaks. */
    V2_AUTO("ProtocolError");

    private final String errorType;

    Host(String errorType) {
        this.errorType = errorType;
    }

    /** What {@code src/test/js/client.mjs} calls it. */
    String argument() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it speaks the modern era with a server that speaks both. */
    boolean isModern() {
        return this == V2_MODERN || this == V2_AUTO;
    }

    /** The newest revision that it speaks. */
    String revision() {
        return isModern() ? "2026-07-28" : "2025-11-25";
    }

    /** What its SDK calls an error that the server answered. */
    String errorType() {
        return errorType;
    }
}
