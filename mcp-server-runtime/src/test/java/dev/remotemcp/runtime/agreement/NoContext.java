package dev.remotemcp.runtime.agreement;

import dev.remotemcp.runtime.McpContext;
import java.lang.reflect.Proxy;

/** A context for handlers that do not use it. */
final class NoContext {
    static final McpContext INSTANCE = (McpContext) Proxy.newProxyInstance(
            McpContext.class.getClassLoader(), new Class<?>[] {McpContext.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    private NoContext() {}
}
