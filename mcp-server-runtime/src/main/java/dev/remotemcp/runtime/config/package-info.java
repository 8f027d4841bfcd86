/** The settings under the prefix {@code mcp}, each with a default that is right for a laptop. */
@NullMarked
package dev.remotemcp.runtime.config;

import org.jspecify.annotations.NullMarked;
