package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.List;

/** Finds, at start, who supplies a parameter that is not an argument. */
@Singleton
public final class Injectors {
    private final List<McpArgumentInjector> injectors;

    Injectors(List<McpArgumentInjector> injectors) {
        this.injectors = List.copyOf(injectors);
    }

    /**
     * The injector for a parameter.
     *
     * @throws IllegalStateException if no bean serves the parameter's annotation
     */
    public McpArgumentInjector forParameter(InjectedParameter parameter) {
        for (McpArgumentInjector injector : injectors) {
            if (injector.annotation() == parameter.annotation()) {
                return injector;
            }
        }
        throw new IllegalStateException("No McpArgumentInjector bean serves @"
                + parameter.annotation().getSimpleName() + " on parameter '" + parameter.name()
                + "': add the module that brings the annotation, or such a bean");
    }

    /** The caller, for a {@link Principal} parameter that is neither optional nor nullable. */
    public static Principal principal(McpContext context) {
        return context.principal()
                .orElseThrow(
                        () -> new McpToolException("This operation needs a signed-in user, and the request has none"));
    }
}
