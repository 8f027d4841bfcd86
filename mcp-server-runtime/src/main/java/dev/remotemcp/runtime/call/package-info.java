/** From arguments to output: decoding, invoking on the right thread, and the context that travels along. */
@NullMarked
package dev.remotemcp.runtime.call;

import org.jspecify.annotations.NullMarked;
