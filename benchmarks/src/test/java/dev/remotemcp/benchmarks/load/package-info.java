/** Tests of the parts of {@code benchmarks/load} that could report wrong figures. */
@NullMarked
package dev.remotemcp.benchmarks.load;

import org.jspecify.annotations.NullMarked;
