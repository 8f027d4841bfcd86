/** Prime numbers as an MCP server, packaged as a function app. */
@NullMarked
package dev.remotemcp.samples.functionapp;

import org.jspecify.annotations.NullMarked;
