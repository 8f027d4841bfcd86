package dev.remotemcp.annotations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which server of the application offers what a class brings; without it, the default server does.
 *
 * <p>A server is configured under its name, {@code mcp.servers.admin.endpoint=/admin/mcp} at least; a name that is not
 * configured stops the application at start. Stands on a class with annotated methods, or on a bean that configures a
 * server in code. Has no effect on a form, which serves all servers.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface McpServer {
    /** The server's name: lower-case letters and digits, so that environment variables can name it too. */
    String value();
}
