package dev.remotemcp.runtime.catalog;

/** Offers the pages of apps as resources; the module {@code apps-ui-resources} brings it. Thread-safe. */
@FunctionalInterface
public interface AppViews {
    /**
     * The resource of a page.
     *
     * @param app an app with a view
     * @throws IllegalStateException if the page cannot be offered; says why and what to do
     */
    ResourceBinding view(AppBinding app);
}
