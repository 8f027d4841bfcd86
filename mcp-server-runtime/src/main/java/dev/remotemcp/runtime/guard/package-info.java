/** Who calls: the place where sign-in is plugged in, before anything of a message is read. */
@NullMarked
package dev.remotemcp.runtime.guard;

import org.jspecify.annotations.NullMarked;
