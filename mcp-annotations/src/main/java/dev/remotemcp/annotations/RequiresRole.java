package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a tool, resource or prompt be used only by callers with a role: what an administrator has assigned to them.
 *
 * <p>One of the roles is enough; on a class that is needed for everything in it, beside one of the method's. For
 * whoever has none of them the component does not exist: no list shows it, and using it is answered like a name that
 * nobody knows, since no client can obtain a role by asking.
 *
 * <p>The server does not start where nothing can tell who has which role, which takes the module {@code auth-obo} and
 * {@code mcp.auth.provider}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresRole {
    /** The roles, of which one is enough; at least one. */
    String[] value();
}
