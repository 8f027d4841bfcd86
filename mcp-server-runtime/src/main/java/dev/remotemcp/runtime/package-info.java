/** What a handler meets: its context, the questions it can ask, the exceptions it may throw. */
@NullMarked
package dev.remotemcp.runtime;

import org.jspecify.annotations.NullMarked;
