package dev.remotemcp.runtime.catalog;

/** A bean that is shown everything before it is offered, at start and later on. Thread-safe. */
@FunctionalInterface
public interface BindingCheck {
    /**
     * Looks at a tool, resource or prompt.
     *
     * @param server name of the server that is to offer it
     * @throws IllegalStateException if it must not be offered as it is; says why and what to do
     */
    void check(String server, Binding binding);
}
