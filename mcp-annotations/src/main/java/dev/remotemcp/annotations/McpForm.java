package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record a form that {@code McpContext.elicit} can show to the user.
 *
 * <p>A form is flat (specification, Elicitation): its components are strings, numbers, booleans, enums, or lists and
 * sets of enums; {@code LocalDate}, {@code OffsetDateTime}, {@code Instant} and {@code URI} are strings with a format.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation">MCP 2026-07-28,
 *     Elicitation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface McpForm {}
