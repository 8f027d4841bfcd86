package dev.remotemcp.runtime.catalog;

import java.util.List;
import java.util.Set;

/**
 * Several changes of the catalog that belong together.
 *
 * @param removed what goes; what is not there anyway makes no difference
 * @param added what comes after that, each in place of the one of the same name or URI
 */
public record CatalogChange(Set<Entry> removed, List<Binding> added) {
    /** Copies the collections. */
    public CatalogChange {
        removed = Set.copyOf(removed);
        added = List.copyOf(added);
    }

    /**
     * One entry of a list.
     *
     * @param key its name or URI
     */
    public record Entry(Listing listing, String key) {}
}
