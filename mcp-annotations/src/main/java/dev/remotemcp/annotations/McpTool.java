package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method an MCP tool that a model can call.
 *
 * <p>Every parameter becomes a property of the tool's input schema, except the ones the runtime hands in
 * ({@code McpContext}, {@link java.security.Principal}, anything whose annotation carries {@link McpInjected}). The
 * return type becomes the output schema when it is a record or a collection; text, numbers and content blocks are
 * returned as content without a schema.
 *
 * <p>The method's class needs no annotation of its own: it becomes a singleton bean unless it declares another scope.
 * The method runs on a virtual thread unless it carries {@link NonBlocking} or {@link CpuBound}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/tools">MCP 2026-07-28, Tools</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface McpTool {
    /** Unique name, 1 to 128 of {@code A-Z a-z 0-9 _ - .}; by default the method's name. */
    String name() default "";

    /** Name to show to people; by default none. */
    String title() default "";

    /** What the tool does, for the model; by default the first part of the method's Javadoc. */
    String description() default "";

    /** The tool changes nothing in its environment ({@code readOnlyHint}). */
    boolean readOnly() default false;

    /**
     * The tool may delete or overwrite ({@code destructiveHint}). Meaningful when not {@link #readOnly()}; the
     * specification's default is {@code true}.
     */
    boolean destructive() default true;

    /** A second call with the same arguments changes nothing more ({@code idempotentHint}). */
    boolean idempotent() default false;

    /** The tool reaches systems outside the server ({@code openWorldHint}). */
    boolean openWorld() default true;

    /** Icons for user interfaces. */
    McpIcon[] icons() default {};

    /** Entries of the descriptor's {@code _meta}. */
    McpMeta[] meta() default {};
}
