package dev.remotemcp.runtime.catalog;

import java.util.List;

/** A bean that contributes bindings at start; the annotation processor generates one per annotated class. */
public interface BindingSource {
    /** The bindings; read once, when the catalog is built. */
    List<Binding> bindings();
}
