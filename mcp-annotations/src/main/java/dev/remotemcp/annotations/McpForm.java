package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record or an interface a form that {@code McpContext.elicit} can show to the user.
 *
 * <p>A form is flat (specification, Elicitation): its fields are strings, numbers, booleans, enums, or lists and sets
 * of enums; {@code LocalDate}, {@code OffsetDateTime}, {@code Instant} and {@code URI} are strings with a format.
 *
 * <p>The fields of a record are its components. Those of an interface are its abstract methods, inherited ones first:
 * {@code String name()}, {@code String getName()} and {@code boolean isName()} all are the field {@code name},
 * described by the method's Javadoc and by the annotations on the method. Methods that are {@code default},
 * {@code static} or {@code private} are no fields. What the user enters comes as a record that implements the
 * interface. Records and interfaces with type parameters, sealed interfaces, and methods that no field can stand for
 * are compile errors.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/client/elicitation">MCP 2026-07-28,
 *     Elicitation</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface McpForm {}
