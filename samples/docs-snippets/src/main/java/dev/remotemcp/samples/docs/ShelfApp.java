package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpApp;
import dev.remotemcp.annotations.McpTool;
import java.util.List;
import java.util.Optional;

// region class
class ShelfApp {
    private final Shelf shelf;

    ShelfApp(Shelf shelf) {
        this.shelf = shelf;
    }

    record Found(List<Book> books) {}

    /**
     * Shows the books of the shop.
     *
     * @param words text that the titles contain
     */
    @McpTool(readOnly = true)
    @McpApp(view = "ui/shelf", title = "The shelf")
    Found browseShelf(Optional<String> words) {
        return new Found(shelf.find(words.orElse("")));
    }

    /** Takes a book off the shelf. */
    @McpTool
    @McpApp(visibility = McpApp.Visibility.APP)
    Found sellBook(String isbn) {
        shelf.remove(isbn);
        return new Found(List.copyOf(shelf.all()));
    }
}
// endregion
