package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One entry of a descriptor's {@code _meta}; used inside the other annotations.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic#meta">MCP 2026-07-28, _meta</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface McpMeta {
    /** The key, with a prefix of one's own such as {@code com.contoso/team}. */
    String key();

    /**
     * The value as JSON text, for example {@code "docs"} in quotes, {@code 3} or {@code {"a":1}}; checked at compile
     * time.
     */
    String json();
}
