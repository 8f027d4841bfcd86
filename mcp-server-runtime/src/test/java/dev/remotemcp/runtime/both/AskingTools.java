package dev.remotemcp.runtime.both;

import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.Answers;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.ElicitationAction;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.MissingCapabilityException;
import dev.remotemcp.runtime.Question;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.Root;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Handlers that ask before they answer. */
class AskingTools {
    record Receipt(int number, String currency) {}

    private static final URI PAY = URI.create("https://pay.example.org/start");

    private final Ledger ledger;

    AskingTools(Ledger ledger) {
        this.ledger = ledger;
    }

    @McpTool(name = "ask_form")
    String form(McpContext context) {
        return said(booking(context, "booking"));
    }

    @McpTool(name = "ask_form_for_record")
    Optional<Booking> formForRecord(McpContext context) {
        return booking(context, "booking").accepted();
    }

    @McpTool(name = "ask_url")
    String url(McpContext context) {
        return context.elicitUrl("pay", "Please pay", PAY).name();
    }

    @McpTool(name = "ask_model")
    String model(McpContext context) {
        return said(context.sample("capital", capital()));
    }

    @McpTool(name = "ask_roots")
    String roots(McpContext context) {
        return String.join(" ", context.roots().stream().map(Root::uri).toList());
    }

    @McpTool(name = "ask_several")
    String several(McpContext context) {
        ledger.run();
        Question<Elicitation<Booking>> booking = Question.form("booking", "Which seats?", Booking.class);
        Question<ElicitationAction> pay = Question.url("pay", "Please pay", PAY);
        Question<CreateMessageResult> capital = Question.sampling("capital", capital());
        Question<List<Root>> where = Question.roots("where");
        Answers answers = context.ask(booking, pay, capital, where);
        return said(answers.to(booking)) + "; " + answers.to(pay) + "; " + said(answers.to(capital)) + "; "
                + answers.to(where).getFirst().name();
    }

    @McpTool(name = "ask_and_charge_once")
    String once(McpContext context) {
        ledger.run();
        Receipt receipt = context.once("charge", Receipt.class, () -> {
            ledger.did("charged");
            return new Receipt(41, "NOK");
        });
        context.once("mail", () -> ledger.did("mailed"));
        String first = said(booking(context, "first"));
        int seat = context.once("seat", Integer.class, () -> {
            ledger.did("seat kept");
            return 7;
        });
        ElicitationAction paid = context.elicitUrl("pay", "Please pay", PAY);
        context.once("close", () -> ledger.did("closed"));
        return receipt + ", " + first + ", seat " + seat + ", " + paid;
    }

    @McpTool(name = "ask_in_turn")
    String inTurn(McpContext context) {
        ledger.run();
        String city = said(context.sample("capital", capital()));
        Elicitation<Booking> booking = context.elicit("booking", "Which seats in " + city + "?", Booking.class);
        ElicitationAction paid = context.elicitUrl("pay", "Pay for " + city, PAY);
        return city + ": " + said(booking) + ", " + paid;
    }

    @McpTool(name = "ask_in_a_loop")
    String loop(McpContext context) {
        ledger.run();
        List<String> names = new ArrayList<>();
        while (context.elicit("guest-" + names.size(), "Guest " + (names.size() + 1) + "?", Booking.class)
                instanceof Elicitation.Accepted<Booking>(Booking guest)) {
            names.add(guest.name());
            context.once("card-" + names.size(), () -> ledger.did("card for " + guest.name()));
        }
        return String.join(" ", names);
    }

    @McpTool(name = "tell_and_ask")
    String tellAndAsk(McpContext context) {
        context.log(LoggingLevel.WARNING, "before");
        String said = said(booking(context, "booking"));
        context.log(LoggingLevel.WARNING, "after");
        return said;
    }

    @McpTool(name = "ask_if_possible")
    String ifPossible(McpContext context) {
        try {
            return said(context.sample("capital", capital()));
        } catch (MissingCapabilityException missing) {
            return "without " + missing.requiredCapabilities();
        }
    }

    @McpPrompt(name = "ask_in_a_prompt")
    String prompt(String topic, McpContext context) {
        return topic + " for " + said(booking(context, "booking"));
    }

    @McpResource(uri = "both://seats/{row}")
    String resource(int row, McpContext context) {
        return "row " + row + " for " + said(booking(context, "booking"));
    }

    private static Elicitation<Booking> booking(McpContext context, String key) {
        return context.elicit(key, "Which seats?", Booking.class);
    }

    private static String said(Elicitation<Booking> answer) {
        return switch (answer) {
            case Elicitation.Accepted<Booking>(Booking booking) ->
                booking.name() + " " + booking.seats() + " " + booking.place();
            case Elicitation.Declined<Booking> declined -> "declined";
            case Elicitation.Cancelled<Booking> cancelled -> "cancelled";
        };
    }

    private static String said(CreateMessageResult result) {
        return result.content() instanceof TextContent content ? content.text() : "no text";
    }

    private static CreateMessageRequest capital() {
        TextContent text = TextContent.builder("The capital of Norway?").build();
        return CreateMessageRequest.builder(List.of(new SamplingMessage(Role.USER, text)), 50)
                .build();
    }
}
