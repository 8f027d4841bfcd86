package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.ServerSettings;
import java.util.List;

/** A bean that contributes bindings at start, beside what is generated for annotated classes. */
public interface BindingSource {
    /** The bindings; read when the catalogs are built. */
    List<Binding> bindings();

    /** Name of the server that offers them; forms are there for all servers. */
    default String server() {
        return ServerSettings.DEFAULT;
    }

    /** The class to name where something is wrong with what is offered. */
    default Class<?> origin() {
        return getClass();
    }
}
