/**
 * The annotations that turn methods into MCP tools, resources, prompts and completions.
 *
 * <p>All of them are read at compile time by the annotation processor {@code schema-gen}; none is looked up at run
 * time.
 */
package dev.remotemcp.annotations;
