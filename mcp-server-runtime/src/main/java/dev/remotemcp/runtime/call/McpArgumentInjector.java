package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;
import java.lang.annotation.Annotation;

/** A bean that supplies the parameters with one annotation marked {@code McpInjected}. */
public interface McpArgumentInjector {
    /** The annotation served. */
    Class<? extends Annotation> annotation();

    /**
     * Looks at a parameter when the server starts.
     *
     * @throws IllegalStateException if there will never be a value for it; says why and what to do
     */
    default void check(InjectedParameter parameter) {}

    /**
     * The value for one call; runs on the handler's thread.
     *
     * @throws Exception reaches the client as if the handler had thrown it
     */
    Object inject(InjectedParameter parameter, McpContext context) throws Exception;
}
