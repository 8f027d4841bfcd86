package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a tool, resource or prompt be used only with scopes: what the user has allowed the client to do for them.
 *
 * <p>Every scope is needed; on a class they are needed for everything in it, beside those of the method. Whoever lacks
 * one sees the component in lists, and is answered with HTTP status 403 and a challenge that names all scopes of the
 * operation, so that the client can ask the user for them and try again. Completions belong to their prompt or
 * template.
 *
 * <p>The server does not start where nothing can tell who has which scope, which takes the module {@code auth-obo} and
 * {@code mcp.auth.provider}.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization">MCP 2026-07-28,
 *     Authorization, Scope Challenge Handling</a>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresScope {
    /** Short names of the scopes, such as {@code mail.read}, at least one. */
    String[] value();
}
