package dev.remotemcp.runtime.agreement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Random values of the types that are one scalar in JSON.
 *
 * <p>Years from 0 to 9999 and offsets of whole minutes, because no {@code date} or {@code date-time} of RFC 3339 has
 * others; no NaN and no infinity, because no JSON has.
 */
final class Values {
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Oslo"), ZoneId.of("UTC"), ZoneOffset.UTC, ZoneOffset.ofHours(-7));

    private final Random random;
    private final Scalars scalars;
    private final Documents documents;
    private final Map<Class<?>, Supplier<Object>> makers;

    Values(Random random) {
        this.random = random;
        this.scalars = new Scalars(random);
        this.documents = new Documents(random, Judge.parse("{}"));
        this.makers = makers();
    }

    private Map<Class<?>, Supplier<Object>> makers() {
        Map<Class<?>, Supplier<Object>> makers = new java.util.HashMap<>();
        for (Class<?> type : List.of(boolean.class, Boolean.class)) {
            makers.put(type, random::nextBoolean);
        }
        for (Class<?> type : List.of(byte.class, Byte.class)) {
            makers.put(type, () -> (byte) whole());
        }
        for (Class<?> type : List.of(short.class, Short.class)) {
            makers.put(type, () -> (short) whole());
        }
        for (Class<?> type : List.of(int.class, Integer.class)) {
            makers.put(type, () -> (int) whole());
        }
        for (Class<?> type : List.of(long.class, Long.class)) {
            makers.put(type, this::whole);
        }
        for (Class<?> type : List.of(float.class, Float.class)) {
            makers.put(type, () -> pick(0f, -0f, 1.5f, Float.MAX_VALUE, Float.MIN_VALUE, random.nextFloat()));
        }
        for (Class<?> type : List.of(double.class, Double.class)) {
            makers.put(type, this::real);
        }
        for (Class<?> type : List.of(char.class, Character.class)) {
            makers.put(type, () -> pick('a', ' ', '\u0000', 'å', '"', '\u2028'));
        }
        makers.put(BigInteger.class, () -> new BigInteger(1 + random.nextInt(80), random));
        makers.put(BigDecimal.class, () -> new BigDecimal(new BigInteger(70, random), random.nextInt(50) - 20));
        makers.put(Number.class, this::whole);
        makers.put(String.class, scalars::text);
        makers.put(AtomicInteger.class, () -> new AtomicInteger((int) whole()));
        makers.put(AtomicLong.class, () -> new AtomicLong(whole()));
        makers.put(AtomicBoolean.class, () -> new AtomicBoolean(random.nextBoolean()));
        makers.put(StringBuilder.class, () -> new StringBuilder(scalars.text()));
        makers.put(Charset.class, () -> pick(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1));
        makers.put(CharSequence.class, scalars::text);
        makers.put(byte[].class, this::bytes);
        makers.put(UUID.class, () -> new UUID(random.nextLong(), random.nextLong()));
        makers.put(URI.class, () -> URI.create(pick("https://a.test/b?c#d", "urn:a:b", "a/b", "", "mailto:a@b.test")));
        makers.put(Currency.class, () -> Currency.getInstance(pick("NOK", "USD", "XXX")));
        makers.put(Locale.class, () -> pick(Locale.ROOT, Locale.UK, Locale.of("nb", "NO"), Locale.TAIWAN));
        makers.put(Object.class, () -> pick("text", 7, 1.5, true, List.of(1, "a"), Map.of("a", Map.of()), List.of()));
        makers.put(JsonNode.class, () -> documents.anything(3));
        makers.put(ObjectNode.class, () -> Judge.parse("{\"a\":[1,null]}"));
        makers.put(ArrayNode.class, () -> Judge.parse("[1,null,{}]"));
        makers.put(OptionalInt.class, () -> pick(OptionalInt.empty(), OptionalInt.of((int) whole())));
        makers.put(OptionalLong.class, () -> pick(OptionalLong.empty(), OptionalLong.of(whole())));
        makers.put(OptionalDouble.class, () -> pick(OptionalDouble.empty(), OptionalDouble.of(real())));
        times(makers);
        makers.put(java.net.URL.class, () -> url(pick("https://a.test/b?c", "http://a.test:80/", "file:/tmp/x")));
        return makers;
    }

    private void times(Map<Class<?>, Supplier<Object>> makers) {
        makers.put(LocalDate.class, this::date);
        makers.put(LocalTime.class, this::time);
        makers.put(LocalDateTime.class, this::dateTime);
        makers.put(OffsetTime.class, () -> time().atOffset(offset()));
        makers.put(OffsetDateTime.class, () -> dateTime().atOffset(offset()));
        makers.put(ZonedDateTime.class, () -> dateTime().atZone(pick(ZoneId.of("UTC"), ZoneOffset.ofHours(-7))));
        makers.put(Instant.class, () -> dateTime().toInstant(ZoneOffset.UTC));
        makers.put(Date.class, () -> new Date(random.nextLong(4_000_000_000_000L)));
        makers.put(
                Calendar.class,
                () -> new Calendar.Builder()
                        .setInstant(random.nextLong(4_000_000_000_000L))
                        .build());
        makers.put(
                Duration.class,
                () -> pick(
                        Duration.ZERO,
                        Duration.ofDays(3),
                        Duration.ofSeconds(-5, 7),
                        Duration.ofMillis(random.nextInt()),
                        Duration.ofNanos(-random.nextInt(1_000_000)),
                        Duration.ofSeconds(Long.MAX_VALUE)));
        makers.put(Period.class, () -> pick(Period.ZERO, Period.of(1, -2, 3), Period.ofWeeks(2), Period.ofYears(-1)));
        makers.put(Year.class, () -> Year.of(random.nextInt(10_000)));
        makers.put(YearMonth.class, () -> YearMonth.from(date()));
        makers.put(MonthDay.class, () -> pick(MonthDay.of(2, 29), MonthDay.from(date())));
        makers.put(Month.class, () -> pick(Month.values()));
        makers.put(DayOfWeek.class, () -> pick(DayOfWeek.values()));
        makers.put(ZoneId.class, () -> ZONES.get(random.nextInt(ZONES.size())));
        makers.put(ZoneOffset.class, this::offset);
        makers.put(TimeZone.class, () -> TimeZone.getTimeZone("Europe/Oslo"));
    }

    /** Whether values of a class can be made here. */
    boolean knows(Class<?> type) {
        return makers.containsKey(type);
    }

    Object of(Class<?> type) {
        return makers.get(type).get();
    }

    String text() {
        return scalars.text();
    }

    private long whole() {
        return pick(0L, 1L, -1L, 42L, Long.MAX_VALUE, Long.MIN_VALUE, (long) random.nextInt(), random.nextLong());
    }

    private double real() {
        return pick(0.0, -0.0, 1.5, 1e150, Double.MIN_VALUE, 1e20, random.nextGaussian());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }

    private LocalDate date() {
        return pick(
                LocalDate.of(0, 1, 1),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(2024, 2, 29),
                LocalDate.ofEpochDay(random.nextInt(40_000)));
    }

    private LocalTime time() {
        return pick(
                LocalTime.MIDNIGHT,
                LocalTime.MAX,
                LocalTime.of(14, 30),
                LocalTime.of(14, 30, 15),
                LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)));
    }

    private LocalDateTime dateTime() {
        return date().atTime(time());
    }

    private ZoneOffset offset() {
        return pick(ZoneOffset.UTC, ZoneOffset.ofHours(2), ZoneOffset.ofHoursMinutes(-9, -30), ZoneOffset.MAX);
    }

    private static java.net.URL url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (java.net.MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return new ArrayList<>(java.util.Arrays.asList(values)).get(random.nextInt(values.length));
    }
}
