/**
 * The same handlers through clients of both eras: what a handler does with its {@code McpContext} comes out alike, and
 * where it cannot, {@code Difference} says why.
 */
@NullMarked
package dev.remotemcp.runtime.both;

import org.jspecify.annotations.NullMarked;
