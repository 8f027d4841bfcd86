package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives an enum constant a text to show to people in forms: the {@code title} beside its {@code const} in
 * {@code oneOf}, or in {@code anyOf} where several can be chosen; with {@link McpArg#enumNames()} its
 * {@code enumNames}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation">MCP 2026-07-28,
 *     Elicitation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface McpTitle {
    /** The text to show. */
    String value();
}
