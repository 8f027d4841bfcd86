package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.catalog.McpCatalog;

// region updated
class Deliveries {
    private final Shelf shelf;
    private final McpCatalog catalog;

    Deliveries(Shelf shelf, McpCatalog catalog) {
        this.shelf = shelf;
        this.catalog = catalog;
    }

    /**
     * Puts a book on the shelf.
     *
     * @param book the book that arrived
     */
    @McpTool(destructive = false, idempotent = true)
    void receive(Book book) {
        shelf.put(book);
        catalog.resourceUpdated("books://shelf");
        catalog.resourceUpdated("books://isbn/" + book.isbn());
    }
}
// endregion
