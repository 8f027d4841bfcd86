package dev.remotemcp.auth.obo;

import dev.remotemcp.annotations.McpInjected;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Hands a handler what it needs to call another API for its caller: a {@link DownstreamToken}, or one of Micronaut's
 * declarative HTTP clients, whose requests then carry the caller's token for that API.
 *
 * <p>A {@link DownstreamToken} is there before the handler runs; if there is none, the handler does not run. A
 * declarative client gets a token for each request when it is sent; if there is none, the request is not sent, and the
 * client's method throws an {@link OnBehalfOfException}. Either way, unless the handler catches that, the MCP client is
 * told what its user can do about it: consent, sign in again, or prove more. No schema shows the parameter.
 *
 * <p>A declarative client's requests get the token only if they go to the scheme, host and port of the API's
 * {@code base-url}, and follow no redirect with it. What it gets back, errors included, is the handler's to see, but
 * for the challenge of continuous access evaluation, which is met once.
 */
@Documented
@McpInjected
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface OnBehalfOf {
    /** Name of the API under {@code mcp.auth.obo.downstream}; empty if {@link #scopes()} says what is wanted. */
    String value() default "";

    /**
     * Full names of the scopes, for example {@code https://graph.microsoft.com/Mail.Read}, in place of the configured
     * ones; for a {@link DownstreamToken} only.
     */
    String[] scopes() default {};
}
