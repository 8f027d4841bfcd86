package dev.remotemcp.runtime.guard;

import java.util.concurrent.CompletionStage;

/**
 * A bean that says who calls; asked once per request of every server, after {@code Origin} and {@code Host} are checked
 * and before the body is parsed. Without such a bean nobody is asked who they are.
 */
@FunctionalInterface
public interface Authenticator {
    /**
     * Decides about a request. Runs on the event loop, so it must not block; the stage may be completed by any thread.
     * A stage that fails, or is not completed within {@code mcp.connections.request-timeout}, is answered with status
     * 500.
     */
    CompletionStage<Authentication> authenticate(RequestHead request);
}
