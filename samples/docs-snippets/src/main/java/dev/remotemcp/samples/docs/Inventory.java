package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpServer;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.catalog.McpCatalog;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

// region server
@McpServer("admin")
class Inventory {
    private final Shelf shelf;

    Inventory(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Says how many books there are. */
    @McpTool(readOnly = true)
    int stock() {
        return shelf.all().size();
    }
}
// endregion

// region named
@Singleton
class InventoryLock {
    private final McpCatalog catalog;

    InventoryLock(@Named("admin") McpCatalog catalog) {
        this.catalog = catalog;
    }

    void lock() {
        catalog.removeTool("stock");
    }
}
// endregion
