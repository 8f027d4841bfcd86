package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.call.ConstraintClock;
import dev.remotemcp.runtime.call.CustomConstraints;
import dev.remotemcp.runtime.call.Injectors;
import dev.remotemcp.runtime.call.McpJson;
import io.micronaut.context.BeanContext;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** What generated code takes from the application. Thread-safe. */
@Singleton
public final class Wiring {
    private final BeanContext beans;

    Wiring(BeanContext beans) {
        this.beans = beans;
    }

    /** Gives the bean of a class when it is first called, by the bean's own scope. */
    public <T> Provider<T> beans(Class<T> type) {
        return () -> beans.getBean(type);
    }

    /** The mapper of arguments and results. */
    public McpJson json() {
        return beans.getBean(McpJson.class);
    }

    /** What supplies the parameters that are no arguments. */
    public Injectors injectors() {
        return beans.getBean(Injectors.class);
    }

    /** The time by which constraints judge. */
    public ConstraintClock clock() {
        return beans.getBean(ConstraintClock.class);
    }

    /** What checks constraints that have a validator of their own. */
    public CustomConstraints customs() {
        return beans.getBean(CustomConstraints.class);
    }
}
