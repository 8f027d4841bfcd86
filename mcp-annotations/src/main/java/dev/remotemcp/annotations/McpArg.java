package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says more about an argument: a parameter of a tool, resource or prompt, a record component, a field, getter or setter
 * of a bean, a parameter of its creator, or a property of an interface that is an {@link McpForm} or that one inherits
 * from; on any other method it is a compile error.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/tools">MCP 2026-07-28, Tools</a>
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation">MCP 2026-07-28,
 *     Elicitation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
public @interface McpArg {
    /** The value of {@link #defaultValue()} that stands for "no default". */
    String NO_DEFAULT = "\u0000";

    /** Name on the wire; by default the name of the parameter, component or property. */
    String name() default "";

    /** Name to show to people. */
    String title() default "";

    /**
     * What the argument means; by default the {@code @param} text of the Javadoc, and of a property the text of its
     * method's Javadoc.
     */
    String description() default "";

    /**
     * Whether the argument must be given. By default it must, unless it has a {@link #defaultValue()}, is an
     * {@link java.util.Optional} or is {@code @Nullable}; {@code false} makes a parameter of a reference type nullable,
     * and is an error on a primitive without a default.
     */
    boolean required() default true;

    /**
     * Value to use when the argument is absent: plain text for strings, enum constants and the like, JSON for numbers,
     * booleans, arrays and objects ({@code ["a","b"]} for a list of enums). Checked at compile time. In an
     * {@link McpForm} it is what the form shows at first.
     */
    String defaultValue() default NO_DEFAULT;

    /**
     * Values that show what is meant, written as {@link #defaultValue()} is and checked at compile time like it; the
     * schema's {@code examples}.
     */
    String[] examples() default {};

    /**
     * Suffix {@code X} of the HTTP header {@code Mcp-Param-X} that clients send along with this argument
     * ({@code x-mcp-header}); only for strings, integers and booleans of a tool.
     */
    String header() default "";

    /**
     * Writes the {@link McpTitle} texts of an enum as {@code enumNames} beside {@code enum}
     * ({@code LegacyTitledEnumSchema}) for all clients, instead of as {@code oneOf} with {@code const} and
     * {@code title}. Clients that agreed on a revision before 2025-11-25 get them so in any case. Only in an
     * {@link McpForm}, and only where one constant is chosen. The specification will drop it some day.
     */
    boolean enumNames() default false;
}
