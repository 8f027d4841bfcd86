package dev.remotemcp.samples.docs;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.ToolBinding;
import jakarta.inject.Singleton;
import java.util.List;

// region dynamic
@Singleton
class Season {
    private final McpCatalog catalog;

    Season(McpCatalog catalog) {
        this.catalog = catalog;
    }

    void open() {
        Descriptor descriptor = Descriptor.of("""
                {"name":"giftWrap","description":"Says what gift wrapping costs.","inputSchema":{"type":"object"}}""");
        catalog.add(new ToolBinding(
                "giftWrap",
                descriptor,
                List.of(),
                Execution.EVENT_LOOP,
                (arguments, context) -> new ToolOutput.Text("Gift wrapping is free in December.")));
    }

    void close() {
        catalog.removeTool("giftWrap");
    }
}
// endregion
