package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpTitle;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

class Readings {
    // region interface
    /** What everybody who comes to the shop tells. */
    interface Visitor {
        /** Name to put on the list. */
        @NotBlank
        String getName();
    }

    /** A seat at a reading. */
    @McpForm
    interface Seat extends Visitor {
        /** {@return how many seats} */
        @Min(1)
        @Max(4)
        @McpArg(defaultValue = "1")
        int seats();

        /** What to serve in the break. */
        @McpArg(defaultValue = "[\"TEA\",\"CAKE\"]")
        Set<Treat> treats();

        /** The evening; any if left out. */
        Optional<LocalDate> evening();

        default boolean alone() {
            return seats() == 1;
        }
    }

    enum Treat {
        TEA,
        WINE,
        CAKE
    }
    // endregion

    /** Reserves seats at a reading, after asking who comes. */
    @McpTool(destructive = false)
    String reserveSeats(McpContext context) {
        return context.elicit("seat", "Who comes to the reading?", Seat.class)
                .accepted()
                .map(seat -> seat.getName() + (seat.alone() ? " comes alone" : " brings company"))
                .orElse("Nobody comes");
    }

    // region enum-names
    /**
     * How the reader found the shop.
     *
     * @param source where from
     */
    @McpForm
    record Survey(
            @McpArg(enumNames = true, defaultValue = "FRIEND")
            Source source) {}

    enum Source {
        @McpTitle("A friend told me")
        FRIEND,
        @McpTitle("I read about it")
        PRESS
    }
    // endregion

    /** Asks how the reader found the shop. */
    @McpTool(destructive = false)
    String survey(McpContext context) {
        return context.elicit("survey", "How did you find us?", Survey.class)
                .accepted()
                .map(survey -> survey.source().name())
                .orElse("No answer");
    }
}
