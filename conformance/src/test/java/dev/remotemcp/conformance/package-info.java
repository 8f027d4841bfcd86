/** The samples as processes, driven by the official conformance suite and by clients that others wrote. */
@NullMarked
package dev.remotemcp.conformance;

import org.jspecify.annotations.NullMarked;
