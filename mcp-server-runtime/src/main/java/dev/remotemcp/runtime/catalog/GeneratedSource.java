package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.ServerSettings;
import java.util.List;
import java.util.Optional;

/**
 * What the annotation processor generates, one class per annotated class; found as a service under
 * {@code META-INF/micronaut}, with a constructor without parameters.
 *
 * <p>It is no bean: a definition for each would cost a build more time than everything else that is generated.
 */
public interface GeneratedSource {
    /** The bindings, connected to the application; called once per application, before anybody is served. */
    List<Binding> bindings(Wiring wiring);

    /** The bean whose methods are called; empty if none is needed. Without that bean nothing is offered. */
    default Optional<Class<?>> bean() {
        return Optional.empty();
    }

    /** Name of the server that offers the bindings; forms are there for all servers. */
    default String server() {
        return ServerSettings.DEFAULT;
    }
}
