/**
 * The server seen from the other end of a socket: bytes in, bytes out, every message held against the protocol's
 * schema.
 */
@NullMarked
package dev.remotemcp.runtime.wire;

import org.jspecify.annotations.NullMarked;
