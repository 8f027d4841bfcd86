/** Regular expressions for text from outside, matched with a bound on the work. */
@NullMarked
package dev.remotemcp.runtime.pattern;

import org.jspecify.annotations.NullMarked;
