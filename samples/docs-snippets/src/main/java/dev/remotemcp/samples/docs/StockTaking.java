package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.time.Duration;
import java.util.Map;

class StockTaking {
    private final Shelf shelf;

    StockTaking(Shelf shelf) {
        this.shelf = shelf;
    }

    // region progress
    /** Checks every book on the shelf. */
    @McpTool(readOnly = true)
    String takeStock(McpContext context) {
        int done = 0;
        int total = shelf.all().size();
        for (Book book : shelf.all()) {
            context.progress(done++, total, "Checking " + book.title());
            check(book);
        }
        context.progress(total, total, "Done");
        return total + " books checked";
    }
    // endregion

    // region cancel
    /** Checks books until somebody stops it. */
    @McpTool(readOnly = true)
    String keepChecking(McpContext context) {
        int rounds = 0;
        while (!context.cancelled()) {
            shelf.all().forEach(StockTaking::check);
            context.progress(++rounds);
        }
        return "Stopped after " + rounds + " rounds";
    }
    // endregion

    // region log
    /** Checks every book and tells the client about the old ones. */
    @McpTool(readOnly = true)
    int countOldBooks(McpContext context) {
        int old = 0;
        for (Book book : shelf.all()) {
            if (book.year() < 2000) {
                old++;
                context.log(LoggingLevel.NOTICE, "stock", Map.of("old", book.title(), "year", book.year()));
            }
        }
        context.log(LoggingLevel.INFO, old + " old books");
        return old;
    }
    // endregion

    // region poll
    /** Checks every book, without holding the client's connection. */
    @McpTool(readOnly = true)
    String takeStockOvernight(McpContext context) {
        context.continueByPolling(Duration.ofMinutes(1));
        shelf.all().forEach(StockTaking::check);
        return shelf.all().size() + " books checked";
    }
    // endregion

    private static void check(Book book) {
        if (book.isbn().length() != 13) {
            throw new IllegalStateException("ISBN of " + book.title() + " is broken");
        }
    }
}
