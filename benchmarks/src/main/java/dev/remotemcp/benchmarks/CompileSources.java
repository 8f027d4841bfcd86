package dev.remotemcp.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Classes as an application has them, ten annotated methods each: scalars, records, lists, enums and constraints. They
 * are marked as singletons, which they would be without, so that Micronaut alone makes beans of them as well.
 */
final class CompileSources {
    private static final int METHODS_PER_CLASS = 10;

    private CompileSources() {}

    /** Writes classes with so many annotated methods in all, rounded up to whole classes. */
    static List<Path> write(Path folder, int methods) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (int i = 0; i * METHODS_PER_CLASS < methods; i++) {
            Path file = folder.resolve("Desk" + i + ".java");
            Files.writeString(file, SOURCE.replace("$N", Integer.toString(i)));
            files.add(file);
        }
        return files;
    }

    private static final String SOURCE = """
            package desks;

            import dev.remotemcp.annotations.McpArg;
            import dev.remotemcp.annotations.McpPrompt;
            import dev.remotemcp.annotations.McpResource;
            import dev.remotemcp.annotations.McpTool;
            import jakarta.inject.Singleton;
            import jakarta.validation.constraints.Max;
            import jakarta.validation.constraints.Min;
            import jakarta.validation.constraints.NotBlank;
            import jakarta.validation.constraints.Pattern;
            import jakarta.validation.constraints.Positive;
            import jakarta.validation.constraints.Size;
            import java.math.BigDecimal;
            import java.time.Duration;
            import java.time.Instant;
            import java.time.LocalDate;
            import java.util.ArrayList;
            import java.util.HashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.Optional;
            import java.util.TreeMap;

            @Singleton
            class Desk$N {
                private final Map<String, Order> orders = new TreeMap<>();

                /** How far an order has come. */
                enum State { OPEN, PAID, SENT, RETURNED }

                /**
                 * One line of an order.
                 *
                 * @param article the article's number
                 * @param quantity how many of it
                 * @param price what one costs
                 */
                record Line(
                        @Pattern(regexp = "[A-Z]{2}-[0-9]+") String article,
                        @Min(1) @Max(999) int quantity,
                        @Positive BigDecimal price) {}

                /**
                 * An order.
                 *
                 * @param id its number
                 * @param lines what is ordered
                 * @param state how far it has come
                 * @param due when it has to be there
                 * @param note what the customer says
                 */
                record Order(String id, @Size(min = 1, max = 50) List<Line> lines, State state, LocalDate due,
                        Optional<String> note) {}

                /**
                 * Some of many orders.
                 *
                 * @param orders these
                 * @param total how many there are in all
                 */
                record Page(List<Order> orders, int total) {}

                /**
                 * Finds orders.
                 *
                 * @param state how far they have come
                 * @param limit how many at most
                 */
                @McpTool(name = "find_orders_$N", readOnly = true)
                Page findOrders(Optional<State> state, @McpArg(defaultValue = "20") @Min(1) @Max(100) int limit) {
                    List<Order> found = new ArrayList<>();
                    for (Order order : orders.values()) {
                        if (found.size() < limit && (state.isEmpty() || state.get() == order.state())) {
                            found.add(order);
                        }
                    }
                    return new Page(List.copyOf(found), orders.size());
                }

                /**
                 * Takes an order.
                 *
                 * @param order what is wanted
                 */
                @McpTool(name = "take_order_$N", destructive = false)
                Order takeOrder(Order order) {
                    orders.put(order.id(), order);
                    return order;
                }

                /**
                 * Changes what is ordered.
                 *
                 * @param id the order's number
                 * @param lines the new lines
                 */
                @McpTool(name = "change_lines_$N")
                Order changeLines(@NotBlank String id, @Size(min = 1) List<Line> lines) {
                    Order old = orders.get(id);
                    Order changed = new Order(id, lines, old.state(), old.due(), old.note());
                    orders.put(id, changed);
                    return changed;
                }

                /**
                 * Says what orders cost.
                 *
                 * @param ids their numbers
                 */
                @McpTool(name = "total_$N", readOnly = true)
                Map<String, BigDecimal> total(@Size(max = 100) List<@NotBlank String> ids) {
                    Map<String, BigDecimal> totals = new HashMap<>();
                    for (String id : ids) {
                        BigDecimal sum = BigDecimal.ZERO;
                        for (Line line : orders.get(id).lines()) {
                            sum = sum.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
                        }
                        totals.put(id, sum);
                    }
                    return totals;
                }

                /**
                 * Says how many orders there are.
                 *
                 * @param since counts only those due after it
                 */
                @McpTool(name = "count_$N", readOnly = true)
                int count(Optional<LocalDate> since) {
                    int count = 0;
                    for (Order order : orders.values()) {
                        if (since.isEmpty() || order.due().isAfter(since.get())) {
                            count++;
                        }
                    }
                    return count;
                }

                /**
                 * Cancels an order.
                 *
                 * @param id its number
                 * @param reason why
                 */
                @McpTool(name = "cancel_$N", destructive = true)
                String cancel(@NotBlank String id, @Size(max = 500) String reason) {
                    return orders.remove(id) == null ? "There is no order " + id : "Cancelled: " + reason;
                }

                /**
                 * Plans a delivery.
                 *
                 * @param from when it can leave
                 * @param travel how long it is under way
                 * @param weight in kilograms
                 * @param express whether it is in a hurry
                 */
                @McpTool(name = "plan_delivery_$N", readOnly = true)
                Instant planDelivery(Instant from, Duration travel, double weight, boolean express) {
                    Duration loading = Duration.ofMinutes(express ? 10 : (long) (weight * 3));
                    return from.plus(loading).plus(travel);
                }

                /**
                 * Counts letters.
                 *
                 * @param text what to look at
                 */
                @McpTool(name = "letters_$N", readOnly = true)
                Map<String, Integer> letters(@Size(max = 10000) String text) {
                    Map<String, Integer> letters = new HashMap<>();
                    for (char c : text.toCharArray()) {
                        letters.merge(String.valueOf(c), 1, Integer::sum);
                    }
                    return letters;
                }

                /** An order. */
                @McpResource(uri = "desk$N://orders/{id}")
                String order(String id) {
                    return String.valueOf(orders.get(id));
                }

                /**
                 * Writes to a customer.
                 *
                 * @param id the order's number
                 * @param tone how to sound
                 */
                @McpPrompt(name = "letter_$N")
                String letter(String id, Optional<String> tone) {
                    return "Write a letter about order " + id + ", " + tone.orElse("friendly") + ".";
                }
            }
            """;
}
