package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.ServerSettings;
import java.util.List;

/** A bean that contributes bindings at start; the annotation processor generates one per annotated class. */
public interface BindingSource {
    /** The bindings; read when the catalogs are built. */
    List<Binding> bindings();

    /** Name of the server that offers them; forms are there for all servers. */
    default String server() {
        return ServerSettings.DEFAULT;
    }
}
