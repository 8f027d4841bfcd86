package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpToolException;
import jakarta.validation.constraints.Pattern;

// region first
class Books {
    private final Shelf shelf;

    Books(Shelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Looks up a book.
     *
     * @param isbn the book's ISBN-13 without hyphens, for example 9780134685991
     */
    @McpTool(readOnly = true)
    Book lookUp(@Pattern(regexp = "97[89][0-9]{10}") String isbn) {
        return shelf.book(isbn)
                .orElseThrow(() -> new McpToolException(
                        "No book on the shelf has the ISBN " + isbn + "; findBooks searches by title."));
    }
}
// endregion
