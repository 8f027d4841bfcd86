/**
 * The attacks of {@code benchmarks/load}: many hostile connections to a server on this machine, while one good caller's
 * calls are timed and the server's memory is read.
 */
@NullMarked
package dev.remotemcp.benchmarks.load;

import org.jspecify.annotations.NullMarked;
