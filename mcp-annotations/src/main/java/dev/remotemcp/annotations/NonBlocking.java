package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs the annotated handler on the event loop instead of a virtual thread.
 *
 * <p>Saves the hop to another thread, for handlers that end within some microseconds or return a
 * {@code CompletionStage} or {@code Mono}. Such a handler must never block: asking the user, {@code once} and anything
 * else that waits is refused there with an exception that says so. All connections of the event loop wait while it
 * runs, and one that runs for longer than {@code mcp.limits.hold-time} is reported in the log.
 *
 * <p>On a class it holds for all its handlers that do not say otherwise.
 *
 * @see CpuBound
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface NonBlocking {}
