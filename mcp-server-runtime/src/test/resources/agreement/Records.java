package agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import jakarta.validation.constraints.*;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.*;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Records: nested, generic, recursive, with everything that components carry. */
class Records {
    enum Unit {
        @JsonProperty("celsius")
        CELSIUS,
        @JsonProperty("fahrenheit")
        FAHRENHEIT
    }

    // both: Empty
    record Empty() {}

    // both: Renamed
    record Renamed(
            @JsonProperty("a-b") String ab,
            @JsonProperty("") int plain,
            @McpArg(name = "c d") Optional<Unit> cd) {}

    // both: Defaults
    record Defaults(
            @McpArg(defaultValue = "3") int days,
            @McpArg(defaultValue = "celsius") Unit unit,
            @McpArg(defaultValue = "[1,2]") List<Integer> list,
            @McpArg(defaultValue = "2026-07-28") LocalDate day,
            @McpArg(defaultValue = "0.50") BigDecimal price,
            @McpArg(defaultValue = "x") Optional<String> text) {}

    // both: NestedDefault
    record NestedDefault(
            @McpArg(defaultValue = "{\"days\":4}") Defaults defaults, Defaults required) {}

    // both: Relaxed
    record Relaxed(
            @McpArg(required = false) String text,
            @McpArg(required = false) Integer number) {}

    // both: Nullables
    record Nullables(
            @Nullable String text,
            @Nullable Unit unit,
            @Nullable Defaults nested,
            @Nullable Integer box) {}

    // both: Marked
    @NullMarked
    record Marked(String text, List<String> list, @Nullable Unit unit, Optional<Integer> number, Renamed nested) {}

    // both: NotNulls
    record NotNulls(
            @NotNull String text,
            @NotEmpty List<String> list,
            @NotBlank String line,
            Integer maybe) {}

    // both: AlwaysIncluded
    record AlwaysIncluded(int a, String b) {}

    // both: Tree
    record Tree(String label, List<Tree> children) {}

    // both: Chain
    record Chain(int value, @Nullable Chain next) {}

    // both: Maybe
    record Maybe(Optional<Maybe> inner, Map<String, Maybe> named) {}

    // both: Person
    record Person(String name, List<Company> employers) {}

    // both: List<Company>
    record Company(String name, List<Person> staff) {}

    // both: Page<String>
    // both: Page<Point>
    // both: Page<Page<Unit>>
    // both: Page<List<Optional<Integer>>>
    record Page<T>(List<T> items, Optional<String> next) {}

    // both: Pair<String, Point>
    // both: Pair<Unit, Pair<Integer, LocalDate>>
    record Pair<A, B>(A left, B right) {}

    // both: Node<Point>
    record Node<T>(T value, List<Node<T>> children) {}

    // both: Swap<Integer, String>
    record Swap<A, B>(A first, Optional<Swap<B, A>> other) {}

    // both: Pages
    record Pages(Page<Point> points, Page<Unit> units, Map<String, Page<Point>> named) {}

    record Point(int x, double y) {}

    // both: Texts
    record Texts(
            @Size(min = 1, max = 3) String sized,
            @NotBlank String line,
            @NotEmpty String some,
            @Pattern(regexp = "[a-c]+") String code,
            @Pattern(regexp = "[A-Z]{2}-\\d{2}") Optional<String> dashed,
            @Email String mail) {}

    // both: Numbers
    record Numbers(
            @Min(-3) @Max(3) int few,
            @Positive long positive,
            @NegativeOrZero short negative,

            @DecimalMin("0.5") @DecimalMax(value = "1.5", inclusive = false)
            BigDecimal exact,

            @PositiveOrZero double real,
            Optional<@Max(9) Integer> maybe) {}

    // both: Filled
    record Filled(
            @Size(min = 1, max = 2) List<@NotBlank String> list,
            @NotEmpty Set<@Positive Integer> set,
            @Size(max = 1) Map<String, @Size(max = 3) String> map,
            @NotEmpty int[] array,
            List<@Size(max = 2) List<@Max(5) Integer>> matrix) {}

    // in: @Size(min = 1, max = 2) List<@NotBlank String>
    // in: @Min(1) @Max(14) int
    // in: @Pattern(regexp = "[a-z]+") String
    // in: Optional<@Positive Integer>
    // in: Map<String, @Max(9) Integer>
    // in: @McpArg(defaultValue = "3") int
    // in: @Nullable Tree
    // in: @McpArg(required = false) Tree

    // both: Deep
    record Deep(One one) {
        record One(Two two, List<Three> threes) {}

        record Two(Map<String, Three> named) {}

        record Three(Optional<Two> back, @NotBlank String end) {}
    }

    // both: Names
    record Names(String $ref, String type, String properties, int class_, String enum_, boolean isFlag, int getX) {}

    // both: Unicode
    record Unicode(
            String blåbær,
            @JsonProperty("😀") int smile,
            @JsonProperty("with \"quotes\" \\ /~") int odd) {}
}
