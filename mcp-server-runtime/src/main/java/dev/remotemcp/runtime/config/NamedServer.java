package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/**
 * A server beside the default one: there is one for each name under {@value #PREFIX}.
 *
 * @param name the server's name
 */
@EachProperty(NamedServer.PREFIX)
record NamedServer(@Parameter String name) {
    static final String PREFIX = "mcp.servers";

    /** The prefix of the server's own settings. */
    String prefix() {
        return PREFIX + "." + name;
    }
}
