/** A meeting planner with a view: people around the world, and where it is day and night. */
@NullMarked
package dev.remotemcp.samples.world;

import org.jspecify.annotations.NullMarked;
