/** The servers that {@code benchmarks/run} puts under load, and the JMH benchmarks of {@code benchmarks/jmh}. */
@NullMarked
package dev.remotemcp.benchmarks;

import org.jspecify.annotations.NullMarked;
