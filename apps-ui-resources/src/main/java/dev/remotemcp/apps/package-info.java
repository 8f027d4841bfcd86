/** MCP Apps: the pages of tools as resources. */
@NullMarked
package dev.remotemcp.apps;

import org.jspecify.annotations.NullMarked;
