package dev.remotemcp.runtime.call;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
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
import java.util.Base64;
import java.util.Currency;
import java.util.Date;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The scalar types that arguments can have. */
public final class Scalars {
    public static final Scalar<Boolean> BOOLEAN = new BooleanScalar();
    public static final Scalar<Byte> BYTE = new WholeScalar<>(Byte.MIN_VALUE, Byte.MAX_VALUE, value -> (byte) value);
    public static final Scalar<Short> SHORT =
            new WholeScalar<>(Short.MIN_VALUE, Short.MAX_VALUE, value -> (short) value);
    public static final Scalar<Integer> INT =
            new WholeScalar<>(Integer.MIN_VALUE, Integer.MAX_VALUE, value -> (int) value);
    public static final Scalar<Long> LONG = new WholeScalar<>(Long.MIN_VALUE, Long.MAX_VALUE, value -> value);
    /** A year; any integer that {@link Year} can hold. */
    public static final Scalar<Year> YEAR =
            new WholeScalar<>(Year.MIN_VALUE, Year.MAX_VALUE, value -> Year.of((int) value));

    public static final Scalar<BigInteger> BIG_INTEGER = new BigIntegerScalar();
    public static final Scalar<Float> FLOAT = new DecimalScalar<>(Scalars::toFloat);
    public static final Scalar<Double> DOUBLE = new DecimalScalar<>(Scalars::toDouble);
    public static final Scalar<BigDecimal> BIG_DECIMAL = new DecimalScalar<>(Function.identity());

    /** Any number, in the smallest of Java's types that holds it. */
    public static final Scalar<Number> NUMBER = new DecimalScalar<>(Scalars::toNumber);

    public static final Scalar<AtomicBoolean> ATOMIC_BOOLEAN = new ConvertedScalar<>(BOOLEAN, AtomicBoolean::new);
    public static final Scalar<AtomicInteger> ATOMIC_INTEGER = new ConvertedScalar<>(INT, AtomicInteger::new);
    public static final Scalar<AtomicLong> ATOMIC_LONG = new ConvertedScalar<>(LONG, AtomicLong::new);

    public static final Scalar<String> STRING = new TextScalar<>("must be a string", Function.identity());
    public static final Scalar<CharSequence> CHAR_SEQUENCE = new TextScalar<>("must be a string", text -> text);
    public static final Scalar<StringBuilder> STRING_BUILDER = new TextScalar<>("must be a string", StringBuilder::new);
    public static final Scalar<Character> CHAR = new TextScalar<>("must be a string of one character", Scalars::toChar);
    /** Bytes in standard base64. */
    public static final Scalar<byte[]> BYTES =
            new TextScalar<>("must be base64", text -> Base64.getDecoder().decode(padded(text)));

    public static final Scalar<UUID> UUID = new TextScalar<>("must be a UUID", Scalars::toUuid);
    public static final Scalar<URI> URI = new TextScalar<>("must be a URI", java.net.URI::create);
    public static final Scalar<URL> URL =
            new TextScalar<>("must be a URL such as https://example.com/", Scalars::toUrl);
    public static final Scalar<Charset> CHARSET =
            new TextScalar<>("must be a character set such as UTF-8", Charset::forName);
    public static final Scalar<Currency> CURRENCY =
            new TextScalar<>("must be an ISO 4217 currency code such as NOK", Currency::getInstance);
    public static final Scalar<Locale> LOCALE =
            new TextScalar<>("must be a BCP 47 language tag such as en-GB", Scalars::toLocale);

    public static final Scalar<LocalDate> LOCAL_DATE =
            new TextScalar<>("must be a date such as 2026-07-28", LocalDate::parse);
    public static final Scalar<LocalTime> LOCAL_TIME =
            new TextScalar<>("must be a time of day such as 14:30 or 14:30:00", LocalTime::parse);
    public static final Scalar<LocalDateTime> LOCAL_DATE_TIME =
            new TextScalar<>("must be a date and time such as 2026-07-28T14:30:00", LocalDateTime::parse);
    public static final Scalar<OffsetTime> OFFSET_TIME =
            new TextScalar<>("must be a time with offset such as 14:30:00+02:00", InternetTimes::time);
    public static final Scalar<OffsetDateTime> OFFSET_DATE_TIME = new TextScalar<>(
            "must be a date and time with offset such as 2026-07-28T14:30:00+02:00", InternetTimes::dateTime);
    public static final Scalar<ZonedDateTime> ZONED_DATE_TIME =
            new TextScalar<>("must be a date and time with offset such as 2026-07-28T14:30:00+02:00", Scalars::toZoned);
    public static final Scalar<Instant> INSTANT = new TextScalar<>(
            "must be a date and time with offset such as 2026-07-28T14:30:00Z",
            text -> InternetTimes.dateTime(text).toInstant());
    public static final Scalar<Date> DATE = new ConvertedScalar<>(INSTANT, Date::from);
    public static final Scalar<TimeZone> TIME_ZONE = new TextScalar<>(
            "must be a time zone such as Europe/Oslo", text -> TimeZone.getTimeZone(java.time.ZoneId.of(text)));
    public static final Scalar<Duration> DURATION =
            new TextScalar<>("must be an ISO 8601 duration such as PT15M", Duration::parse);
    public static final Scalar<Period> PERIOD =
            new TextScalar<>("must be an ISO 8601 period such as P1M", Period::parse);
    public static final Scalar<YearMonth> YEAR_MONTH =
            new TextScalar<>("must be a month such as 2026-07", YearMonth::parse);
    public static final Scalar<MonthDay> MONTH_DAY =
            new TextScalar<>("must be a day of the year such as --07-28", MonthDay::parse);
    public static final Scalar<ZoneId> ZONE_ID =
            new TextScalar<>("must be a time zone such as Europe/Oslo", java.time.ZoneId::of);
    public static final Scalar<ZoneOffset> ZONE_OFFSET =
            new TextScalar<>("must be an offset such as +02:00", java.time.ZoneOffset::of);
    public static final Scalar<Month> MONTH = enumeration(Month.values());
    public static final Scalar<DayOfWeek> DAY_OF_WEEK = enumeration(DayOfWeek.values());

    private Scalars() {}

    /** A scalar as text, as JSON writes it without quotes. */
    static String text(Object value) {
        return switch (value) {
            case Date date -> date.toInstant().toString();
            case TimeZone zone -> zone.getID();
            case Locale locale -> locale.toLanguageTag();
            default -> value.toString();
        };
    }

    /** Reads an {@code int} without boxing. */
    static int readInt(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        return (int) WholeScalar.readWithin(parser, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads a {@code long} without boxing. */
    static long readLong(JsonParser parser) {
        return WholeScalar.readWithin(parser, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads a finite {@code double} without boxing. */
    static double readDouble(JsonParser parser) {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
            throw new ScalarMismatch("must be a number (was " + describe(parser) + ")");
        }
        double value = parser.getDoubleValue();
        if (Double.isInfinite(value)) {
            throw new ScalarMismatch("is out of range (was " + parser.getString() + ")");
        }
        return value;
    }

    /** Reads a {@code boolean} without boxing. */
    static boolean readBoolean(JsonParser parser) {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new ScalarMismatch("must be true or false (was " + describe(parser) + ")");
        };
    }

    /** The current token, for a message. */
    static String describe(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> ScalarMismatch.quote(parser.getString());
            default -> parser.getString();
        };
    }

    private static <E extends Enum<E>> Scalar<E> enumeration(E[] values) {
        Choices<E> choices = new Choices<>();
        for (E value : values) {
            choices.choice(value.name(), value);
        }
        return choices.named();
    }

    private static ZonedDateTime toZoned(String text) {
        return text.endsWith("]")
                ? ZonedDateTime.parse(text)
                : InternetTimes.dateTime(text).toZonedDateTime();
    }

    private static float toFloat(BigDecimal value) {
        float number = value.floatValue();
        if (Float.isInfinite(number)) {
            throw ScalarMismatch.of("is out of range", value.toString());
        }
        return number;
    }

    private static double toDouble(BigDecimal value) {
        double number = value.doubleValue();
        if (Double.isInfinite(number)) {
            throw ScalarMismatch.of("is out of range", value.toString());
        }
        return number;
    }

    private static Number toNumber(BigDecimal value) {
        if (!WholeScalar.isWhole(value) || value.precision() - (long) value.scale() > 1000) {
            double number = value.doubleValue();
            return Double.isInfinite(number) ? value : (Number) number;
        }
        BigInteger whole = value.toBigIntegerExact();
        return whole.bitLength() < 32 ? whole.intValue() : whole.bitLength() < 64 ? whole.longValue() : (Number) whole;
    }

    // Only what goes over a network: files of the server are none of a client's business.
    private static URL toUrl(String text) {
        URI uri = java.net.URI.create(text);
        String scheme = String.valueOf(uri.getScheme());
        if (!List.of("http", "https", "ftp").contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        try {
            return uri.toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static char toChar(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    // The JDK's parsers are more lenient than the formats that the schemas advertise.
    private static UUID toUuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException(text);
        }
        return java.util.UUID.fromString(text);
    }

    private static String padded(String text) {
        if (text.length() % 4 != 0) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Locale toLocale(String text) {
        try {
            return new Locale.Builder().setLanguageTag(text).build();
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
