package acme;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTitle;
import dev.remotemcp.annotations.McpTool;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The desk of a shop where orders are placed, found and changed. */
@NullMarked
class OrderDesk {
    /** Where an order is on its way. */
    enum Status {
        @JsonProperty("open")
        @McpTitle("Not paid yet")
        OPEN,
        @JsonProperty("paid")
        PAID,
        @JsonProperty("shipped")
        SHIPPED,
        @JsonEnumDefaultValue
        @JsonProperty("cancelled")
        CANCELLED
    }

    /**
     * An amount of money.
     *
     * @param value the amount, in units of the currency
     * @param currency the currency's ISO 4217 code, for example NOK
     */
    record Money(@DecimalMin("0") BigDecimal value, Currency currency) {}

    /**
     * A postal address.
     *
     * @param lines street and number, and what else stands above the postcode
     * @param postcode the postcode, as the country writes it
     * @param city the town or city
     * @param country the country's ISO 3166 code of two letters, for example NO
     */
    record Address(
            @Size(min = 1, max = 3) List<@NotBlank String> lines,
            @NotBlank @Size(max = 12) String postcode,
            @NotBlank String city,
            @Pattern(regexp = "[A-Z]{2}") String country) {}

    /**
     * A part of an order.
     *
     * @param sku what is ordered: the article's number
     * @param quantity how many of it
     * @param price the price of one; set by the desk
     */
    record Line(
            @Pattern(regexp = "[A-Z]{3}-\\d{4}") String sku,
            @Min(1) @Max(999) @McpArg(defaultValue = "1") int quantity,

            @JsonProperty(access = JsonProperty.Access.READ_ONLY) @Nullable
            Money price) {}

    /** How an order is paid. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "method")
    sealed interface Payment {}

    /**
     * By card, through a token that the shop's web page made.
     *
     * @param token the token; never a card number
     */
    @JsonTypeName("card")
    record Card(@NotBlank String token) implements Payment {}

    /**
     * By invoice.
     *
     * @param reference what the customer wants to find on it
     * @param due when it is to be paid
     */
    @JsonTypeName("invoice")
    record Invoice(
            Optional<@Size(max = 35) String> reference,
            @Future LocalDate due) implements Payment {}

    /**
     * What is to be ordered.
     *
     * @param customer the customer's e-mail address
     * @param lines what is ordered
     * @param shipTo where it goes; by default the customer's own address
     * @param payment how it is paid
     * @param notes by language tag, what to print on the delivery note
     */
    record NewOrder(
            @Email String customer,
            @Size(min = 1, max = 50) List<Line> lines,
            @Nullable Address shipTo,
            Payment payment,
            @McpArg(defaultValue = "{}") Map<@Pattern(regexp = "[a-z]{2}") String, @Size(max = 200) String> notes) {}

    /**
     * An order.
     *
     * @param id its number
     * @param status where it is on its way
     * @param placed when it was placed
     * @param lines what was ordered
     * @param total the sum of all lines
     * @param tracking where the parcel can be followed, once it is shipped
     */
    record Order(
            UUID id, Status status, Instant placed, List<Line> lines, Money total, Optional<java.net.URI> tracking) {}

    /**
     * A part of a longer list.
     *
     * @param items this part
     * @param next what to pass as {@code after} for the next part; absent on the last
     */
    record Page<T>(List<T> items, @Nullable String next) {}

    /**
     * Places an order.
     *
     * <p>Prices are those of the moment; the result has them.
     *
     * @param order what is ordered, by whom, and how it is paid
     * @param dryRun whether only to say what it would cost
     */
    @McpTool(title = "Place an order", destructive = false)
    Order placeOrder(NewOrder order, @McpArg(defaultValue = "false") boolean dryRun) {
        throw new UnsupportedOperationException();
    }

    /**
     * Finds orders, the newest first.
     *
     * @param customer only those of the customer with this e-mail address
     * @param statuses only those that are in one of these
     * @param from only those placed on this day or later
     * @param after the {@code next} of the part before; none for the first part
     * @param limit how many at most
     */
    @McpTool(title = "Find orders", readOnly = true, openWorld = false)
    Page<Order> findOrders(
            @Email Optional<String> customer,
            @McpArg(defaultValue = "[\"open\",\"paid\"]") Set<Status> statuses,
            @Nullable LocalDate from,
            @Nullable String after,
            @Min(1) @Max(100) @McpArg(defaultValue = "20") int limit) {
        throw new UnsupportedOperationException();
    }

    /**
     * Cancels an order that is not shipped yet.
     *
     * @param id the order's number
     * @param reason what to tell the customer
     */
    @McpTool(title = "Cancel an order", destructive = true, idempotent = true)
    void cancelOrder(UUID id, @NotBlank @Size(max = 500) String reason) {}

    /**
     * Says what articles cost.
     *
     * @param skus the articles' numbers
     */
    @McpTool(readOnly = true)
    Map<String, Money> prices(@Size(min = 1, max = 20) Set<@Pattern(regexp = "[A-Z]{3}-\\d{4}") String> skus) {
        return Map.of();
    }

    /** One order. */
    @McpResource(uri = "orders://{id}", title = "Order")
    Order order(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** The terms of sale, in Markdown. */
    @McpResource(uri = "shop://terms", mimeType = "text/markdown", audience = "user")
    String terms() {
        return "";
    }

    /**
     * Writes to a customer about an order.
     *
     * @param id the order's number
     * @param tone how it should sound, for example friendly or formal
     */
    @McpPrompt(title = "Write to a customer")
    String letter(UUID id, @McpArg(defaultValue = "friendly") String tone) {
        return "";
    }
}
