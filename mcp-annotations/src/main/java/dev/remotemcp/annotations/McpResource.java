package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method an MCP resource, or a resource template when {@link #uri()} has variables.
 *
 * <p>Template variables are RFC 6570 level 1 ({@code {name}}) and bind to the parameters of the same names,
 * percent-decoded and converted to the parameter's type. A method without a match for the given variables throws
 * {@code McpResourceNotFoundException}; the client then sees "resource not found" with the URI.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/resources">MCP 2026-07-28,
 *     Resources</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6570">RFC 6570</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface McpResource {
    /** The resource's URI, or a URI template such as {@code weather://stations/{id}}. */
    String uri();

    /** Name of the resource; by default the method's name. */
    String name() default "";

    /** Name to show to people; by default none. */
    String title() default "";

    /** What the resource holds; by default the first part of the method's Javadoc. */
    String description() default "";

    /**
     * MIME type of the content; by default {@code text/plain} for text, {@code application/json} for a record or
     * collection, {@code application/octet-stream} for {@code byte[]}.
     */
    String mimeType() default "";

    /** Size of the raw content in bytes, or -1 when it is not known. */
    long size() default -1;

    /** Who the content is for: any of {@code user} and {@code assistant}; empty says nothing. */
    String[] audience() default {};

    /** Importance from 0 (optional) to 1 (required), or -1 to say nothing. */
    double priority() default -1;

    /** How long a client may keep the content, in milliseconds; -1 takes {@code mcp.cache.resource-ttl}. */
    long ttlMs() default -1;

    /** Whether the content is the same for every caller, so that shared caches may keep it. */
    boolean cachePublic() default false;

    /** Icons for user interfaces. */
    McpIcon[] icons() default {};

    /** Entries of the descriptor's {@code _meta}. */
    McpMeta[] meta() default {};
}
