package dev.remotemcp.runtime.peer;

import java.util.List;

/** All differences between the MCP Java SDK's server and ours that are meant. */
final class Differences {
    static final List<Difference> ALL = List.of();

    private Differences() {}
}
