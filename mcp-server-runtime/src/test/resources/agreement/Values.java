package agreement;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Shape;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Enums, dates, scalars, lists and maps of every kind. */
class Values {
    // both: Enums
    // in: Numbered
    // both: Dates
    // both: Quoted
    // both: Rare
    // both: Lists
    // both: Sets
    // both: Maps
    // both: MapKinds
    // both: List<Date>
    // both: List<TimeZone>
    // out: Numbers
    // in: Map<Renamed, List<? extends Number>>
    // in: @Size(max = 2) SortedMap<Coded, ? extends @Max(9) Integer>
    // both: EnumMap<Renamed, Coded>
    // both: Map<LocalDate, Renamed>
    // both: List<Numbered>
    // both: Set<Named>
    private static final String BIG = "b" + "ig";

    enum Renamed {
        @JsonProperty("red")
        @JsonAlias({"rouge", "rot"})
        RED,
        GREEN,
        @JsonEnumDefaultValue
        OTHER;

        @Override
        public String toString() {
            return "not this";
        }
    }

    enum Coded {
        SMALL("small"),
        BIG(Values.BIG),
        HUGE("x" + "xl");

        private final String code;

        Coded(String code) {
            this.code = code;
        }

        @JsonValue
        String code() {
            return code;
        }

        @JsonCreator
        static Coded of(String code) {
            for (Coded coded : values()) {
                if (coded.code.equals(code)) {
                    return coded;
                }
            }
            throw new IllegalArgumentException(code);
        }
    }

    enum Numbered {
        LOW(10),
        HIGH(-20);

        @JsonValue
        private final int level;

        Numbered(int level) {
            this.level = level;
        }
    }

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    enum Named {
        FIRST_ONE,
        @JsonProperty("zwei")
        SECOND_ONE
    }

    record Enums(
            Renamed renamed, Coded coded, Numbered numbered, Named named, List<Coded> list, Optional<Numbered> maybe) {}

    record Dates(
            @JsonFormat(pattern = "dd.MM.yyyy") LocalDate day,
            @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm") LocalDateTime minute,
            @JsonFormat(pattern = "HH.mm") LocalTime time,

            @JsonFormat(pattern = "yyyy/MM/dd HH:mm:ss", timezone = "UTC")
            Instant instant,

            @JsonFormat(pattern = "yyyy-MM-dd HH:mm XXX") OffsetDateTime offset,
            @JsonFormat(pattern = "MM/yy") YearMonth month,
            @JsonFormat(pattern = "dd/MM") MonthDay birthday,
            @JsonFormat(pattern = "yyyy") Year year,
            @JsonFormat(pattern = "dd.MM.yyyy") List<LocalDate> days,
            @JsonFormat(pattern = "dd.MM.yyyy") Map<LocalDate, LocalDate> moves,
            @JsonFormat(pattern = "dd.MM.yyyy") Optional<LocalDate> until) {}

    record Quoted(
            @JsonFormat(shape = Shape.STRING) int whole,
            @JsonFormat(shape = Shape.STRING) @Max(500) Long big,
            @JsonFormat(shape = Shape.STRING) boolean flag,
            @JsonFormat(shape = Shape.STRING) double ratio,
            @JsonFormat(shape = Shape.STRING) BigDecimal exact,
            @JsonFormat(shape = Shape.STRING) BigInteger huge,
            @JsonFormat(shape = Shape.STRING) Year year,
            @JsonFormat(shape = Shape.STRING) Renamed color,
            @JsonFormat(shape = Shape.STRING) Instant instant) {}

    @JsonFormat(shape = Shape.NUMBER)
    enum Ordinal {
        A,
        B
    }

    record Numbers(
            @JsonFormat(shape = Shape.NUMBER) Instant seconds,
            @JsonFormat(shape = Shape.NUMBER_INT) Instant millis,
            @JsonFormat(shape = Shape.NUMBER) Duration duration,
            @JsonFormat(shape = Shape.NUMBER) Date date,
            @JsonFormat(shape = Shape.NUMBER) boolean flag,
            Ordinal ordinal,
            @JsonFormat(shape = Shape.NUMBER) Renamed color) {}

    record Rare(
            AtomicInteger atomicInteger,
            AtomicLong atomicLong,
            AtomicBoolean atomicBoolean,
            CharSequence text,
            StringBuilder builder,
            Number number,
            TimeZone zone,
            Charset charset,
            URL url,
            Date date,
            Byte[] bytes) {}

    record Lists(
            Collection<Integer> collection,
            Iterable<Integer> iterable,
            SequencedCollection<Integer> sequenced,
            Queue<Integer> queue,
            Deque<Integer> deque,
            ArrayList<@Max(9) Integer> arrayList,
            LinkedList<@Max(9) Integer> linkedList,
            ArrayDeque<Integer> arrayDeque,
            CopyOnWriteArrayList<Integer> copyOnWrite) {}

    record Sets(
            SortedSet<Integer> sorted,
            NavigableSet<Integer> navigable,
            SequencedSet<Integer> sequenced,
            HashSet<Integer> hash,
            LinkedHashSet<Integer> linked,
            TreeSet<Integer> tree,
            EnumSet<Renamed> enums) {}

    record Maps(
            Map<Renamed, Integer> renamed,
            Map<Coded, @Max(9) Integer> coded,
            Map<Numbered, Integer> numbered,
            Map<Named, Integer> named,
            Map<Integer, Integer> integers,
            Map<Long, Integer> longs,
            Map<Boolean, Integer> booleans,
            Map<UUID, Integer> ids,
            Map<LocalDate, Integer> days,
            Map<LocalTime, Integer> times,
            Map<LocalDateTime, Integer> minutes,
            Map<Instant, Integer> instants,
            Map<YearMonth, Integer> months,
            Map<Year, Integer> years,
            Map<Currency, Integer> currencies,
            Map<Duration, Integer> durations) {}

    record MapKinds(
            SequencedMap<String, Integer> sequenced,
            SortedMap<String, @Max(9) Integer> sorted,
            ConcurrentMap<String, Integer> concurrent,
            LinkedHashMap<String, Integer> linked,
            TreeMap<String, Integer> tree,
            ConcurrentHashMap<String, Integer> concurrentHash,
            EnumMap<Renamed, Integer> enums) {}
}
