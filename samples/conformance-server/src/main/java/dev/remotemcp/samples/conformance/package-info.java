/**
 * The server that the official conformance suite tests: one method for every tool, resource and prompt that the suite
 * expects, grouped by what they show.
 */
@NullMarked
package dev.remotemcp.samples.conformance;

import org.jspecify.annotations.NullMarked;
