package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a type at compile time, for tools that are defined in code: {@code withInputSchema(Order.class)},
 * {@code withOutputSchema(Receipt.class)} and {@code handler(Order.class, …)} take its schemas.
 *
 * <p>Stands on the type itself or, for a generic one, on a static field of type {@code TypeReference}:
 * {@code @McpSchema static final TypeReference<Page<Order>> ORDERS = new TypeReference<>() {};}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/tools">MCP 2026-07-28, Tools</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface McpSchema {
    /** Whether the type is described as arguments; {@code false} for one that is only returned. */
    boolean input() default true;

    /** Whether the type is described as a result; {@code false} for one that is only read. */
    boolean output() default true;
}
