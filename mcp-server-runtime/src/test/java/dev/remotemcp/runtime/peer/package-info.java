/**
 * The server held against the MCP Java SDK: its client as a client, its server as the peer whose answers ours are
 * compared with.
 */
@NullMarked
package dev.remotemcp.runtime.peer;

import org.jspecify.annotations.NullMarked;
