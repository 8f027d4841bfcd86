/**
 * Bytes in, bytes out: the endpoint's HTTP, served directly on Netty in front of Micronaut's router.
 *
 * <p>Everything that crosses from a handler's thread to the connection does so on the connection's event loop.
 */
@NullMarked
package dev.remotemcp.runtime.edge;

import org.jspecify.annotations.NullMarked;
