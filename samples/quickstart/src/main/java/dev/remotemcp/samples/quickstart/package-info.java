/** A world clock over the JDK's own time-zone and currency data. */
@NullMarked
package dev.remotemcp.samples.quickstart;

import org.jspecify.annotations.NullMarked;
