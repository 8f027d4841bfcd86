package dev.remotemcp.samples.docs;

import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpPropertyType;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import jakarta.inject.Singleton;

// region class
@Singleton
class NewestBooks implements McpConfigurer {
    private final Shelf shelf;

    NewestBooks(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public void configure(McpServerBuilder mcp) {
        mcp.configureMcpTool("newest_books")
                .withDescription("Lists the newest books.")
                .withProperty(
                        "limit", McpPropertyType.INTEGER.withKeyword("minimum", 1), "how many, 3 by default", false)
                .readOnly(true)
                .handler((arguments, context) -> shelf.all().stream()
                        .sorted((a, b) -> Integer.compare(b.year(), a.year()))
                        .limit(arguments.find("limit", Integer.class).orElse(3))
                        .toList());
    }
}
// endregion
