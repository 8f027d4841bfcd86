package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.CpuBound;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpIcon;
import dev.remotemcp.annotations.McpMeta;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.NonBlocking;
import dev.remotemcp.runtime.McpToolException;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

class BookTools {
    private final Shelf shelf;

    BookTools(Shelf shelf) {
        this.shelf = shelf;
    }

    // region arguments
    /**
     * Finds books by their title.
     *
     * @param words text that the title contains
     * @param since the earliest year of interest
     * @param limit how many books to return at most
     */
    @McpTool(readOnly = true)
    List<Book> findBooks(
            @NotBlank String words, Optional<Integer> since, @Min(1) @Max(50) @McpArg(defaultValue = "10") int limit) {
        return shelf.find(words).stream()
                .filter(book -> since.isEmpty() || book.year() >= since.get())
                .limit(limit)
                .toList();
    }
    // endregion

    // region content
    /**
     * Shows a book: a sentence for the model, and a link the client can follow.
     *
     * @param isbn the book's ISBN-13
     */
    @McpTool(readOnly = true)
    List<Content> showBook(String isbn) {
        Book book = shelf.book(isbn).orElseThrow(() -> new McpToolException("No book has the ISBN " + isbn));
        return List.of(
                TextContent.builder(book.title() + " by " + book.author()).build(),
                ResourceLink.builder()
                        .name(book.title())
                        .uri("books://isbn/" + isbn)
                        .mimeType("application/json")
                        .build());
    }
    // endregion

    // region hints
    /**
     * Takes a book off the shelf for good.
     *
     * @param isbn the book's ISBN-13
     */
    @McpTool(
            name = "remove_book",
            title = "Remove a book",
            destructive = true,
            idempotent = true,
            openWorld = false,
            icons = @McpIcon(src = "https://books.example.com/remove.svg", mimeType = "image/svg+xml"),
            meta = @McpMeta(key = "com.example/team", json = "\"inventory\""))
    String remove(String isbn) {
        return shelf.remove(isbn) ? "Removed" : "It was not there";
    }
    // endregion

    // region compute
    /**
     * Finds the title that is most like a misspelt one.
     *
     * @param title the title as somebody remembers it
     */
    @CpuBound
    @McpTool(readOnly = true)
    String closestTitle(String title) {
        return shelf.all().stream()
                .map(Book::title)
                .min(Comparator.comparingInt(other -> EditDistance.between(title, other)))
                .orElseThrow(() -> new McpToolException("The shelf is empty"));
    }
    // endregion

    // region nonblocking
    /** Counts the books on the shelf. */
    @NonBlocking
    @McpTool(readOnly = true)
    int countBooks() {
        return shelf.all().size();
    }
    // endregion

    // region later
    /**
     * Finds the newest book.
     *
     * @param words text that the title contains
     */
    @NonBlocking
    @McpTool(readOnly = true)
    CompletionStage<Book> newestBook(String words) {
        return CompletableFuture.supplyAsync(() -> shelf.find(words).stream()
                .max((a, b) -> Integer.compare(a.year(), b.year()))
                .orElseThrow(() -> new McpToolException("No title contains " + words)));
    }
    // endregion

    // region header
    /**
     * Says whether a branch has a book.
     *
     * @param isbn the book's ISBN-13
     * @param branch the branch of the shop; gateways may route by it
     */
    @McpTool(readOnly = true)
    boolean inStock(String isbn, @McpArg(header = "Branch") String branch) {
        return branch.equals("main") && shelf.book(isbn).isPresent();
    }
    // endregion
}
