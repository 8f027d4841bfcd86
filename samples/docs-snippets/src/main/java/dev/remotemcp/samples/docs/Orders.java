package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpTitle;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.ElicitationAction;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.Question;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class Orders {
    private final Shelf shelf;

    Orders(Shelf shelf) {
        this.shelf = shelf;
    }

    // region form
    /**
     * What the shop needs to know before it sends a book.
     *
     * @param email where to send the confirmation
     * @param copies how many copies
     * @param wrapping how to wrap them
     * @param latest when they must have arrived
     */
    @McpForm
    record OrderForm(
            @Email String email,
            @Min(1) @Max(10) @McpArg(defaultValue = "1") int copies,
            @McpArg(defaultValue = "PLAIN") Wrapping wrapping,
            Optional<LocalDate> latest) {}

    enum Wrapping {
        @McpTitle("No wrapping")
        PLAIN,
        @McpTitle("Gift wrapping")
        GIFT
    }
    // endregion

    // region elicit
    /**
     * Orders a book, after asking the user for the details.
     *
     * @param isbn the book's ISBN-13
     */
    @McpTool(destructive = false)
    String order(String isbn, McpContext context) {
        return switch (context.elicit("details", "Details of the order", OrderForm.class)) {
            case Elicitation.Accepted<OrderForm>(OrderForm form) -> form.copies() + " x " + isbn + " ordered";
            case Elicitation.Declined<OrderForm> _ -> "The user does not want to order.";
            case Elicitation.Cancelled<OrderForm> _ -> "The user closed the form; ask again only if they say so.";
        };
    }
    // endregion

    // region once
    /**
     * Reserves a book until the user confirms.
     *
     * @param isbn the book's ISBN-13
     */
    @McpTool(destructive = false)
    String reserve(String isbn, McpContext context) {
        String reservation =
                context.once("reserve", String.class, () -> UUID.randomUUID().toString());
        return context.elicit("details", "Confirm reservation " + reservation, OrderForm.class)
                .accepted()
                .map(form -> "Reservation " + reservation + " of " + isbn + " confirmed")
                .orElse("Reservation " + reservation + " dropped");
    }
    // endregion

    // region url
    /** Opens the shop's payment page. */
    @McpTool(destructive = false)
    String pay(McpContext context) {
        URI page = URI.create("https://books.example.com/pay");
        return context.elicitUrl("pay", "Please pay on our page", page) == ElicitationAction.ACCEPT
                ? "The user went to the payment page."
                : "The user does not want to pay now.";
    }
    // endregion

    // region sample
    /**
     * Writes a blurb with the client's own model.
     *
     * @param isbn the book's ISBN-13
     */
    @McpTool(readOnly = true)
    String blurb(String isbn, McpContext context) {
        Book book = shelf.book(isbn).orElseThrow(() -> new McpToolException("No book has the ISBN " + isbn));
        CreateMessageResult answer = context.sample("blurb", question("Praise " + book.title() + " in one sentence."));
        return answer.content() instanceof TextContent text ? text.text() : "No blurb today.";
    }

    private static CreateMessageRequest question(String text) {
        SamplingMessage message = SamplingMessage.builder(
                        Role.USER, TextContent.builder(text).build())
                .build();
        return CreateMessageRequest.builder(List.of(message), 100).build();
    }
    // endregion

    // region ask
    /** Asks the user and the model in one go. */
    @McpTool(destructive = false)
    String dedicate(McpContext context) {
        Question<Elicitation<OrderForm>> details = Question.form("details", "Details of the order", OrderForm.class);
        Question<CreateMessageResult> words = Question.sampling("words", question("Write a short dedication."));
        Answers answers = context.ask(details, words);
        return answers.to(details).accepted().map(OrderForm::email).orElse("nobody") + ": "
                + answers.to(words).content();
    }
    // endregion

    // region capability
    /** Orders with a form where the client shows forms, and says what to do where it does not. */
    @McpTool(destructive = false)
    String orderAnywhere(McpContext context) {
        if (!context.client().supportsElicitation()) {
            throw new McpToolException("This client shows no forms: order at https://books.example.com instead.");
        }
        return context.elicit("details", "Details of the order", OrderForm.class)
                .action()
                .name();
    }
    // endregion
}
