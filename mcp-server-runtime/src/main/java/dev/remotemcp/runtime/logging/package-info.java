/** What is logged where an application does not say. */
@NullMarked
package dev.remotemcp.runtime.logging;

import org.jspecify.annotations.NullMarked;
