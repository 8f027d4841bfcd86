package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.runtime.McpResourceNotFoundException;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

class BookResources {
    private final Shelf shelf;

    BookResources(Shelf shelf) {
        this.shelf = shelf;
    }

    // region fixed
    /** All books on the shelf. */
    @McpResource(uri = "books://shelf")
    Collection<Book> shelf() {
        return shelf.all();
    }
    // endregion

    // region template
    /**
     * One book.
     *
     * @param isbn the book's ISBN-13
     */
    @McpResource(uri = "books://isbn/{isbn}", ttlMs = 60_000, cachePublic = true)
    Book book(String isbn) {
        return shelf.book(isbn)
                .orElseThrow(() -> new McpResourceNotFoundException("No book on the shelf has the ISBN " + isbn));
    }
    // endregion

    // region typed
    /**
     * The books of a year.
     *
     * @param year the year in which they appeared
     */
    @McpResource(uri = "books://year/{year}")
    List<Book> year(int year) {
        return shelf.all().stream().filter(book -> book.year() == year).toList();
    }
    // endregion

    // region binary
    /** The shelf as a spreadsheet. */
    @McpResource(uri = "books://shelf.csv", mimeType = "text/csv")
    byte[] spreadsheet() {
        return shelf.all().stream()
                .map(book -> "%s;%s;%s;%d\r\n".formatted(book.isbn(), book.title(), book.author(), book.year()))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
    // endregion

    // region several
    /** A note for every book. */
    @McpResource(uri = "books://notes")
    List<ResourceContents> notes() {
        return shelf.all().stream()
                .<ResourceContents>map(book -> TextResourceContents.builder(
                                "books://notes/" + book.isbn(), book.title() + " appeared in " + book.year())
                        .mimeType("text/plain")
                        .build())
                .toList();
    }
    // endregion

    // region completion
    /** Suggests ISBNs of books on the shelf. */
    @McpCompletion(resource = "books://isbn/{isbn}", argument = "isbn")
    List<String> suggestIsbn(String isbn) {
        return shelf.all().stream()
                .map(Book::isbn)
                .filter(known -> known.startsWith(isbn))
                .toList();
    }
    // endregion
}
