package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpTool;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tool for each constraint, with an argument for each type that it may stand on. */
class ConstrainedTools {
    enum Color {
        RED,
        GREEN
    }

    /** Adds up constraints of the component, its constructor's parameter and its accessor. */
    record Stay(
            @NotBlank @Size(max = 5) String guest,
            @JsonProperty("beds") @Positive int bedCount,
            Optional<@Size(min = 2) String> note,
            @Valid @Nullable Stay next) {
        @Override
        @Size(min = 2)
        public String guest() {
            return guest;
        }
    }

    @McpTool
    void assertTrue(@AssertTrue @McpArg(defaultValue = "true") boolean primitive, @AssertTrue @Nullable Boolean box) {}

    @McpTool
    void assertFalse(@AssertFalse @Nullable Boolean box) {}

    @McpTool
    void isNull(@Null String text, @Null List<String> list, List<@Null Integer> elements) {}

    @McpTool
    void notNull(@NotNull String text, @NotNull @Nullable Integer number, List<@NotNull String> elements) {}

    @McpTool
    void notBlank(@NotBlank String text, Optional<@NotBlank String> maybe) {}

    @McpTool
    void notEmpty(
            @NotEmpty String text,
            @NotEmpty List<String> list,
            @NotEmpty Set<String> set,
            @NotEmpty Collection<Integer> collection,
            @NotEmpty Map<String, String> map,
            @NotEmpty int[] ints,
            @NotEmpty String[] array,
            @NotEmpty byte[] bytes) {}

    @McpTool
    void size(
            @Size(min = 2, max = 3) @Nullable String text,
            @Size(min = 1, max = 2) @Nullable List<String> list,
            @Size(max = 2) @Nullable Set<String> set,
            @Size(max = 1) @Nullable Collection<Integer> collection,
            @Size(min = 1, max = 2) @Nullable Map<String, Integer> map,
            @Size(max = 2) @McpArg(required = false) long[] longs,
            @Size(max = 2) @McpArg(required = false) String[] array,
            @Size(max = 1) @McpArg(required = false) Stay[] stays,
            @Size(min = 2, max = 4) @McpArg(required = false) byte[] bytes) {}

    @McpTool
    void min(
            @Min(2) @Nullable Byte aByte,
            @Min(2) @Nullable Short aShort,
            @Min(2) @Nullable Integer anInt,
            @Min(3000000000L) @Nullable Long aLong,
            @Min(2) @Nullable BigInteger bigInteger,
            @Min(2) @Nullable Float aFloat,
            @Min(2) @Nullable Double aDouble,
            @Min(2) @Nullable BigDecimal bigDecimal,
            @Min(2) OptionalInt optionalInt,
            @Min(2) OptionalLong optionalLong,
            @Min(2) OptionalDouble optionalDouble) {}

    @McpTool
    void max(
            @Max(2) @McpArg(defaultValue = "1") byte aByte,
            @Max(2) @McpArg(defaultValue = "1") short aShort,
            @Max(2) @McpArg(defaultValue = "1") int anInt,
            @Max(-3000000000L) @McpArg(defaultValue = "-3000000000") long aLong,
            @Max(2) @McpArg(defaultValue = "1") BigInteger bigInteger,
            @Max(2) @McpArg(defaultValue = "1") float aFloat,
            @Max(2) @McpArg(defaultValue = "1") double aDouble,
            @Max(2) @McpArg(defaultValue = "1") BigDecimal bigDecimal) {}

    @McpTool
    void decimalMin(
            @DecimalMin("0.5") @Nullable Integer anInt,
            @DecimalMin(value = "1", inclusive = false) @Nullable Long aLong,
            @DecimalMin("-99999999999999999999") @Nullable Long beyond,
            @DecimalMin("0.1") @Nullable Float aFloat,
            @DecimalMin(value = "0.1", inclusive = false) @Nullable Double aDouble,
            @DecimalMin("0.1") @Nullable BigDecimal bigDecimal,
            @DecimalMin("1e20") @Nullable BigInteger bigInteger) {}

    @McpTool
    void decimalMax(
            @DecimalMax("2.5") @Nullable Integer anInt,
            @DecimalMax(value = "3", inclusive = false) @Nullable Long aLong,
            @DecimalMax("0.1") @Nullable Float aFloat,
            @DecimalMax("0.1") @Nullable Double aDouble,
            @DecimalMax(value = "0.1", inclusive = false) @Nullable BigDecimal bigDecimal) {}

    @McpTool
    void digits(
            @Digits(integer = 3, fraction = 0) @Nullable Integer anInt,
            @Digits(integer = 2, fraction = 5) @Nullable Long aLong,
            @Digits(integer = 20, fraction = 0) @Nullable BigInteger bigInteger,
            @Digits(integer = 2, fraction = 1) @Nullable Float aFloat,
            @Digits(integer = 3, fraction = 2) @Nullable Double aDouble,
            @Digits(integer = 3, fraction = 2) @Nullable BigDecimal bigDecimal,
            @Digits(integer = 0, fraction = 2) @Nullable BigDecimal below) {}

    @McpTool
    void signs(
            @Positive @Nullable Integer positive,
            @PositiveOrZero @Nullable Double positiveOrZero,
            @Negative @Nullable BigDecimal negative,
            @NegativeOrZero @Nullable BigInteger negativeOrZero) {}

    @McpTool
    void pattern(
            @Pattern(regexp = "[a-z]+") @Nullable String plain,
            @Pattern(regexp = "a|bc") @Nullable String choice,
            @Pattern(regexp = "no[a-f]\\d\\.x", flags = Pattern.Flag.CASE_INSENSITIVE) @Nullable String anyCase,
            @Pattern(regexp = "<.+>", flags = Pattern.Flag.DOTALL) @Nullable String dotAll,
            @Pattern(regexp = "[a-z]+") @Pattern(regexp = ".{3}") @Nullable String both) {}

    @McpTool
    void email(
            @Email @Nullable String plain,
            @Email(regexp = ".+@example\\.org", flags = Pattern.Flag.CASE_INSENSITIVE) @Nullable String within) {}

    @McpTool
    void past(
            @Past @Nullable Instant instant,
            @Past @Nullable LocalDate localDate,
            @Past @Nullable LocalDateTime localDateTime,
            @Past @Nullable LocalTime localTime,
            @Past @Nullable MonthDay monthDay,
            @Past @Nullable OffsetDateTime offsetDateTime,
            @Past @Nullable OffsetTime offsetTime,
            @Past @Nullable Year year,
            @Past @Nullable YearMonth yearMonth,
            @Past @Nullable ZonedDateTime zonedDateTime) {}

    @McpTool
    void tenses(
            @PastOrPresent @Nullable LocalDate pastOrPresent,
            @Future @Nullable LocalDate future,
            @FutureOrPresent @Nullable LocalDate futureOrPresent,
            List<@Future Year> years) {}

    @McpTool
    void containers(
            @Nullable List<@Size(max = 2) List<@NotBlank @Size(max = 3) String>> nested,
            @Nullable Map<@Pattern(regexp = "[a-z]{2}") @NotBlank String, @Positive Integer> map,
            @Nullable Map<String, Map<String, @Max(9) Integer>> deep,
            Optional<List<@Positive Integer>> maybe,
            @Nullable Set<@Size(min = 3) String> set,
            @Nullable List<@Nullable @Size(min = 2) String> gaps,
            @Nullable List<Optional<@Min(1) Integer>> optionals,
            @Nullable List<Color> colors) {}

    @McpTool
    void cascaded(Stay stay, @Nullable List<Stay> stays, @Nullable Map<String, Stay> byName) {}
}
