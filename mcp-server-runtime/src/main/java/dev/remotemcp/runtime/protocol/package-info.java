/** From bytes to an era-neutral operation and back: the envelope is parsed once, then a dialect takes over. */
@NullMarked
package dev.remotemcp.runtime.protocol;

import org.jspecify.annotations.NullMarked;
