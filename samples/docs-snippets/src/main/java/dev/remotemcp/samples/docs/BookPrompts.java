package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpPrompt;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;
import java.util.Optional;

class BookPrompts {
    private final Shelf shelf;

    BookPrompts(Shelf shelf) {
        this.shelf = shelf;
    }

    // region first
    /**
     * Recommends a book.
     *
     * @param taste what the reader likes
     * @param count how many books to recommend
     */
    @McpPrompt(title = "Recommend a book")
    String recommend(String taste, @McpArg(defaultValue = "3") int count) {
        return "Recommend %d books from books://shelf to somebody who likes %s. Say why in one sentence each."
                .formatted(count, taste);
    }
    // endregion

    // region messages
    /**
     * Discusses a book.
     *
     * @param author who wrote it
     * @param title which book
     */
    @McpPrompt
    List<PromptMessage> discuss(String author, String title) {
        return List.of(
                message(Role.USER, "Let us talk about " + title + " by " + author + "."),
                message(Role.ASSISTANT, "Gladly. Have you read it, or should I avoid giving the end away?"));
    }

    private static PromptMessage message(Role role, String text) {
        return PromptMessage.builder(role, TextContent.builder(text).build()).build();
    }
    // endregion

    // region completion
    /** Suggests authors. */
    @McpCompletion(prompt = "discuss", argument = "author")
    List<String> suggestAuthor(String author) {
        return shelf.all().stream()
                .map(Book::author)
                .filter(known -> known.startsWith(author))
                .toList();
    }

    /** Suggests titles, only those of the author once one is chosen. */
    @McpCompletion(prompt = "discuss", argument = "title")
    List<String> suggestTitle(String title, Optional<String> author) {
        return shelf.find(title).stream()
                .filter(book -> author.isEmpty() || book.author().equals(author.get()))
                .map(Book::title)
                .toList();
    }
    // endregion
}
