package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An icon that a client may show; used inside the other annotations.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/schema#icon">MCP 2026-07-28, Icon</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface McpIcon {
    /** {@code https:} or {@code data:} URI of the image. */
    String src();

    /** MIME type, for example {@code image/png}; empty says nothing. */
    String mimeType() default "";

    /** Sizes such as {@code 48x48}, or {@code any} for scalable images. */
    String[] sizes() default {};

    /** {@code light} or {@code dark}; empty fits both. */
    String theme() default "";
}
