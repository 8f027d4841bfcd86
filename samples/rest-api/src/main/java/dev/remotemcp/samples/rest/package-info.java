/** A library's REST API, whose methods are tools as well. */
@NullMarked
package dev.remotemcp.samples.rest;

import org.jspecify.annotations.NullMarked;
