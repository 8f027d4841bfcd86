package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.call.OwnConstraints.CityName;
import dev.remotemcp.runtime.call.OwnConstraints.Fails;
import dev.remotemcp.runtime.call.OwnConstraints.HasParity;
import dev.remotemcp.runtime.call.OwnConstraints.InOrder;
import dev.remotemcp.runtime.call.OwnConstraints.OnShelf;
import dev.remotemcp.runtime.call.OwnConstraints.Parity;
import dev.remotemcp.runtime.call.OwnConstraints.ShortName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tools with constraints and messages of the application's own. */
class OwnConstraintTools {
    @InOrder
    record Period(
            LocalDate from,
            @JsonProperty("until") LocalDate to,
            @JsonProperty("labels") Set<String> tags) implements OwnConstraints.Interval {}

    @McpTool
    void parity(
            @HasParity(
                            value = Parity.EVEN,
                            except = {3, 5})
                    int even,
            @HasParity(Parity.ODD) @Nullable List<@HasParity(value = Parity.ODD, message = "{value}!") Long> odds,
            @HasParity(Parity.EVEN) @HasParity(value = Parity.EVEN, message = "twice") Optional<Integer> twice) {}

    @McpTool
    void onShelf(@OnShelf String novel, @OnShelf(shelf = "poems") @Nullable String poem) {}

    @McpTool
    void shortName(@ShortName String five, @Nullable Map<@ShortName(atMost = 3) String, String> three) {}

    @McpTool
    void cityName(@CityName(country = "Italy") String city) {}

    @McpTool
    void inOrder(@Nullable Period period, @Nullable List<Period> several) {}

    @McpTool
    void messages(
            @Min(value = 1, message = "Stay at least one night.") @Nullable Integer literal,
            @Max(value = 9, message = "{value} nights at most") @Nullable Integer member,
            @Size(min = 2, max = 3, message = "{own.size}") @Nullable String bundle,
            @Pattern(regexp = "[a-z]+", message = "{own.unknown}") @Nullable String unknown) {}

    @McpTool
    void fails(@Fails String text) {}

    @McpPrompt
    String parityPrompt(@HasParity(Parity.EVEN) int number) {
        return "" + number;
    }
}
