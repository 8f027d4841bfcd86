package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method the source of suggestions for one prompt argument or one template variable.
 *
 * <p>Exactly one of {@link #prompt()} and {@link #resource()} is set. The parameter named {@link #argument()} receives
 * what the user has typed so far (never absent, possibly empty); further {@code String} or {@code Optional<String>}
 * parameters, named like the prompt's other arguments or the template's other variables, receive the ones already
 * chosen. The method returns a {@code List<String>}, a {@code String[]} or the SDK's {@code CompleteResult}; more than
 * 100 values are cut to the first 100 and the client is told that there are more.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/utilities/completion">MCP 2026-07-28,
 *     Completion</a>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface McpCompletion {
    /** Name of the prompt whose argument is completed. */
    String prompt() default "";

    /** URI template of the resource whose variable is completed. */
    String resource() default "";

    /** Name of the argument or variable. */
    String argument();
}
