package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;
import java.lang.annotation.Annotation;

/** A bean that supplies the parameters with one annotation marked {@code McpInjected}. */
public interface McpArgumentInjector {
    /** The annotation served. */
    Class<? extends Annotation> annotation();

    /**
     * The value for one call; runs on the handler's thread.
     *
     * @throws Exception reaches the client as if the handler had thrown it
     */
    Object inject(InjectedParameter parameter, McpContext context) throws Exception;
}
