/**
 * Tools, resources and prompts in code: refines annotated ones, defines new ones, at start and while the server runs.
 */
@NullMarked
package dev.remotemcp.runtime.builder;

import org.jspecify.annotations.NullMarked;
