/**
 * What outlives a request, each behind a small interface with an in-memory default, so that a shared store can take
 * over.
 */
@NullMarked
package dev.remotemcp.runtime.state;

import org.jspecify.annotations.NullMarked;
