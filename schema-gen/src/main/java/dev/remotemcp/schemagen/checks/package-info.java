/** Everything that can be known to be wrong before the program runs; each problem with its place and its mend. */
@NullMarked
package dev.remotemcp.schemagen.checks;

import org.jspecify.annotations.NullMarked;
