/**
 * The dialect of the revisions with a handshake: 2025-11-25, 2025-06-18 and 2025-03-26. A session remembers the client,
 * and the server sends requests of its own.
 */
@NullMarked
package dev.remotemcp.runtime.protocol.legacy;

import org.jspecify.annotations.NullMarked;
