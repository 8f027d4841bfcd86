package dev.remotemcp.samples.docs;

import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import jakarta.inject.Singleton;

// region class
@Singleton
class InvoiceAccess implements McpConfigurer {
    @Override
    public void configure(McpServerBuilder mcp) {
        mcp.configureMcpTool("remove_book").withRequiredRole("owner");
        mcp.configureMcpTool("settle").withRequiredRole("accountant", "owner");
        mcp.configureMcpResource("invoices://{number}")
                .withDescription("An invoice as text.")
                .withRequiredScopes("invoices.read")
                .handler((variables, context) -> "Invoice " + variables.get("number"));
    }
}
// endregion
