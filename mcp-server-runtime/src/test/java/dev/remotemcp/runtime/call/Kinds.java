package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpTool;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tools that take and return every kind of value, for the agreement between schemas and decoders. */
class Kinds {
    enum Color {
        @JsonProperty("red")
        RED,
        GREEN
    }

    record Leaf(@NotBlank String name, Color color, Optional<@Positive Integer> size) {}

    record Tree(
            @Size(min = 1, max = 3) String label,
            List<Tree> children,
            @NotEmpty Set<Color> colors,
            Map<String, Leaf> leaves,
            double weight,
            @Nullable Long age,
            @JsonProperty("at") LocalDate day,
            boolean[] flags) {}

    record Scalars(
            boolean flag,
            byte tiny,
            short small,
            int medium,
            long large,
            float ratio,
            double precise,
            char letter,
            String text,
            BigInteger huge,
            BigDecimal exact,
            UUID id,
            LocalDate date,
            LocalTime time,
            YearMonth month,
            Color color,
            byte[] bytes) {}

    record Echo(
            @Nullable String text, int number, Optional<Color> color, List<Tree> trees, Map<String, Integer> counts) {}

    @McpTool
    String flat(
            boolean flag,
            byte tiny,
            @Min(-3) @Max(3) int few,
            long large,
            double ratio,
            @DecimalMax(value = "1.5", inclusive = false) BigDecimal exact,
            @Size(min = 1, max = 3) String text,
            @Pattern(regexp = "[a-c]+") Optional<String> code,
            OptionalLong count,
            Color color,
            LocalDate date) {
        return "read";
    }

    @McpTool
    String collections(
            List<@NotBlank String> texts,
            @Size(max = 2) Set<Integer> numbers,
            String[] words,
            int[] primitives,
            Map<String, @Max(9) Integer> counts,
            List<Optional<Integer>> gaps,
            List<List<Color>> matrix) {
        return "read";
    }

    @McpTool
    String nested(Tree tree, @Nullable Leaf leaf, JsonNode anything, Object object) {
        return "read";
    }

    @McpTool
    String scalars(Scalars scalars) {
        return "read";
    }

    @McpTool
    Echo echo(Echo echo) {
        return echo;
    }

    @McpTool
    Optional<Tree> maybeTree(Optional<Tree> tree) {
        return tree;
    }

    @McpTool
    List<Optional<Leaf>> leaves(List<Optional<Leaf>> leaves) {
        return leaves;
    }
}
