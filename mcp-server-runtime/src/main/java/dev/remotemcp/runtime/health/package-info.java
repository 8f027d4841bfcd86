/** Tells the platform that runs the process whether it is still able to work. */
@NullMarked
package dev.remotemcp.runtime.health;

import org.jspecify.annotations.NullMarked;
