/** A host of MCP Apps for those who write pages: shows them at {@code /mcp/preview} while they are worked on. */
@NullMarked
package dev.remotemcp.apps.preview;

import org.jspecify.annotations.NullMarked;
