package dev.remotemcp.samples.docs;

import dev.remotemcp.runtime.builder.McpCatalogEditor;
import jakarta.inject.Singleton;

// region class
@Singleton
class Sale {
    private final McpCatalogEditor editor;

    Sale(McpCatalogEditor editor) {
        this.editor = editor;
    }

    void open() {
        editor.change(mcp -> {
            mcp.configureMcpTool("sale_price")
                    .withDescription("Says what a book costs in the sale.")
                    .handler((arguments, context) -> "Half of what it says on the cover.");
            mcp.configureMcpTool("countBooks").withDescription("Counts the books that are left.");
        });
    }

    void close() {
        editor.change(mcp -> mcp.removeMcpTool("sale_price"));
    }
}
// endregion
