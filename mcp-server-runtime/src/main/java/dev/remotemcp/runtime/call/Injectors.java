package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import jakarta.inject.Singleton;
import java.security.Principal;
import java.util.List;
import java.util.Optional;

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
     * @throws IllegalStateException if no bean serves the parameter's annotation, or the one that does cannot
     */
    public McpArgumentInjector forParameter(InjectedParameter parameter) {
        for (McpArgumentInjector injector : injectors) {
            if (injector.annotation() == parameter.annotation()) {
                injector.check(parameter);
                return injector;
            }
        }
        throw new IllegalStateException("No McpArgumentInjector bean serves @"
                + parameter.annotation().getSimpleName() + " on parameter '" + parameter.name()
                + "': add the module that brings the annotation, or such a bean");
    }

    /** The caller, for a {@link Principal} parameter that is neither optional nor nullable. */
    public static Principal principal(McpContext context) {
        return context.principal().orElseThrow(Injectors::nobody);
    }

    /** The caller as the class that a parameter has which is neither optional nor nullable. */
    public static <T extends Principal> T principal(McpContext context, Class<T> type) {
        return caller(context, type).orElseThrow(Injectors::nobody);
    }

    /**
     * The caller as the class that a parameter has, if there is one.
     *
     * @throws IllegalStateException if the caller is of another class
     */
    public static <T extends Principal> Optional<T> caller(McpContext context, Class<T> type) {
        return context.principal().map(caller -> {
            if (!type.isInstance(caller)) {
                throw new IllegalStateException(
                        "The handler takes a " + type.getName() + ", but callers are signed in as "
                                + caller.getClass().getName() + ": take that, or java.security.Principal");
            }
            return type.cast(caller);
        });
    }

    private static McpToolException nobody() {
        return new McpToolException("This operation needs a signed-in user, and the request has none");
    }
}
