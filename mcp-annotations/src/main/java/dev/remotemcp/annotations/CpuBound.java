package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the annotated handler on a platform thread of a bounded pool instead of a virtual thread.
 *
 * <p>For handlers that compute for longer than some milliseconds. A virtual thread keeps a processor until it waits, so
 * that a few handlers that compute make all other handlers wait; the operating system shares the processors among
 * platform threads. {@code mcp.limits.compute-threads} says how many such handlers run at a time; more wait for their
 * turn, one of each caller after the other, and that wait counts as time of the call.
 *
 * <p>On a class it holds for all its handlers that do not say otherwise. The handler returns its result itself: with
 * {@code CompletionStage}, {@code Mono} or {@code Flux}, the work would be done elsewhere. It may ask the user; another
 * handler runs in its place meanwhile.
 *
 * @see NonBlocking
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CpuBound {}
