/**
 * JSON Schemas that were written by hand: whether they can be used at all, and whether a value is as they say. Nothing
 * else knows the validator behind it.
 */
@NullMarked
package dev.remotemcp.runtime.schema;

import org.jspecify.annotations.NullMarked;
