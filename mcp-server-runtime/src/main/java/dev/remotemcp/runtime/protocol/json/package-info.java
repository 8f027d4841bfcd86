/** Reading and writing the JSON-RPC envelope without a tree: a strict scanner over bytes and a buffer to write into. */
@NullMarked
package dev.remotemcp.runtime.protocol.json;

import org.jspecify.annotations.NullMarked;
