package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method an MCP prompt: a template for messages that a person picks.
 *
 * <p>Parameters become prompt arguments. Over the wire every argument is a string (specification, {@code prompts/get});
 * it is converted to the parameter's type.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/prompts">MCP 2026-07-28, Prompts</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface McpPrompt {
    /** Unique name; by default the method's name. */
    String name() default "";

    /** Name to show to people; by default none. */
    String title() default "";

    /** What the prompt is for; by default the first part of the method's Javadoc. */
    String description() default "";

    /** Icons for user interfaces. */
    McpIcon[] icons() default {};

    /** Entries of the descriptor's {@code _meta}. */
    McpMeta[] meta() default {};
}
