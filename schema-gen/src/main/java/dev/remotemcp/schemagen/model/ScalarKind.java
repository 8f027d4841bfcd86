package dev.remotemcp.schemagen.model;

import java.math.BigDecimal;
import java.util.Optional;

/** The scalar Java types: how the schema describes them and what the runtime calls them. */
public enum ScalarKind {
    BOOLEAN("java.lang.Boolean", "boolean", Json.BOOLEAN, "", ""),
    BYTE("java.lang.Byte", "byte", Json.INTEGER, "", ""),
    SHORT("java.lang.Short", "short", Json.INTEGER, "", ""),
    INT("java.lang.Integer", "int", Json.INTEGER, "", ""),
    LONG("java.lang.Long", "long", Json.INTEGER, "", ""),
    BIG_INTEGER("java.math.BigInteger", "", Json.INTEGER, "", ""),
    YEAR("java.time.Year", "", Json.INTEGER, "", ""),
    FLOAT("java.lang.Float", "float", Json.NUMBER, "", ""),
    DOUBLE("java.lang.Double", "double", Json.NUMBER, "", ""),
    BIG_DECIMAL("java.math.BigDecimal", "", Json.NUMBER, "", ""),
    NUMBER("java.lang.Number", "", Json.NUMBER, "", ""),
    ATOMIC_BOOLEAN("java.util.concurrent.atomic.AtomicBoolean", "", Json.BOOLEAN, "", ""),
    ATOMIC_INTEGER("java.util.concurrent.atomic.AtomicInteger", "", Json.INTEGER, "", ""),
    ATOMIC_LONG("java.util.concurrent.atomic.AtomicLong", "", Json.INTEGER, "", ""),
    STRING("java.lang.String", "", Json.STRING, "", ""),
    CHAR_SEQUENCE("java.lang.CharSequence", "", Json.STRING, "", ""),
    STRING_BUILDER("java.lang.StringBuilder", "", Json.STRING, "", ""),
    CHAR("java.lang.Character", "char", Json.STRING, "", ""),
    BYTES("byte[]", "", Json.STRING, "", ""),
    UUID("java.util.UUID", "", Json.STRING, "uuid", ""),
    URI("java.net.URI", "", Json.STRING, "uri-reference", ""),
    URL("java.net.URL", "", Json.STRING, "", Patterns.URL),
    CURRENCY("java.util.Currency", "", Json.STRING, "", "^[A-Z]{3}$"),
    LOCALE("java.util.Locale", "", Json.STRING, "", "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\\d{3}))?$"),
    LOCAL_DATE("java.time.LocalDate", "", Json.STRING, "date", ""),
    LOCAL_TIME("java.time.LocalTime", "", Json.STRING, "", "^" + Patterns.TIME + "$"),
    LOCAL_DATE_TIME("java.time.LocalDateTime", "", Json.STRING, "", "^" + Patterns.DATE + "T" + Patterns.TIME + "$"),
    OFFSET_TIME("java.time.OffsetTime", "", Json.STRING, "time", ""),
    OFFSET_DATE_TIME("java.time.OffsetDateTime", "", Json.STRING, "date-time", ""),
    ZONED_DATE_TIME("java.time.ZonedDateTime", "", Json.STRING, "date-time", ""),
    INSTANT("java.time.Instant", "", Json.STRING, "date-time", ""),
    DURATION("java.time.Duration", "", Json.STRING, "", Patterns.DURATION),
    PERIOD("java.time.Period", "", Json.STRING, "", Patterns.PERIOD),
    YEAR_MONTH("java.time.YearMonth", "", Json.STRING, "", "^\\d{4}-(0[1-9]|1[0-2])$"),
    MONTH_DAY("java.time.MonthDay", "", Json.STRING, "", "^--" + Patterns.MONTH_DAY + "$"),
    ZONE_ID("java.time.ZoneId", "", Json.STRING, "", ""),
    DATE("java.util.Date", "", Json.STRING, "date-time", ""),
    TIME_ZONE("java.util.TimeZone", "", Json.STRING, "", ""),
    CHARSET("java.nio.charset.Charset", "", Json.STRING, "", "^[A-Za-z0-9][A-Za-z0-9.:_+-]*$"),
    ZONE_OFFSET("java.time.ZoneOffset", "", Json.STRING, "", "^(Z|[+-]((0\\d|1[0-7])(:[0-5]\\d){0,2}|18(:00){0,2}))$");

    private final String className;
    private final String primitiveName;
    private final Json json;
    private final String format;
    private final String pattern;

    ScalarKind(String className, String primitiveName, Json json, String format, String pattern) {
        this.className = className;
        this.primitiveName = primitiveName;
        this.json = json;
        this.format = format;
        this.pattern = pattern;
    }

    /** The JSON types of scalars. */
    public enum Json {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN;

        /** The name in a schema's {@code type}. */
        public String schemaName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The kind of a type by its Java name, primitive or class. */
    public static Optional<ScalarKind> of(String javaName) {
        for (ScalarKind kind : values()) {
            if (kind.className.equals(javaName) || kind.primitiveName.equals(javaName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The class, or the box of a primitive. */
    public String className() {
        return className;
    }

    /** The JSON type. */
    public Json json() {
        return json;
    }

    /** The schema's {@code format}, empty for none. */
    public String format() {
        return format;
    }

    /** The schema's {@code pattern}, empty for none. */
    public String pattern() {
        return pattern;
    }

    /** Whether it is a number in Java whose size the compiler knows how to compare. */
    public boolean numeric() {
        return (json == Json.INTEGER || json == Json.NUMBER)
                && this != NUMBER
                && this != ATOMIC_INTEGER
                && this != ATOMIC_LONG;
    }

    /** Whether it may be the key of a map: its text in Java is its text in JSON, and says all of it. */
    public boolean key() {
        return switch (this) {
            case STRING,
                    BOOLEAN,
                    BYTE,
                    SHORT,
                    INT,
                    LONG,
                    BIG_INTEGER,
                    CHAR,
                    UUID,
                    URI,
                    CURRENCY,
                    LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    INSTANT,
                    DURATION,
                    PERIOD,
                    YEAR,
                    YEAR_MONTH,
                    MONTH_DAY,
                    ZONE_ID,
                    ZONE_OFFSET -> true;
            default -> false;
        };
    }

    /** The smallest value, where Java's type has one that JSON's has not. */
    public Optional<BigDecimal> least() {
        return switch (this) {
            case BYTE -> Optional.of(BigDecimal.valueOf(Byte.MIN_VALUE));
            case SHORT -> Optional.of(BigDecimal.valueOf(Short.MIN_VALUE));
            case INT, ATOMIC_INTEGER -> Optional.of(BigDecimal.valueOf(Integer.MIN_VALUE));
            case LONG, ATOMIC_LONG -> Optional.of(BigDecimal.valueOf(Long.MIN_VALUE));
            case YEAR -> Optional.of(BigDecimal.valueOf(java.time.Year.MIN_VALUE));
            default -> Optional.empty();
        };
    }

    /** The greatest value, where Java's type has one that JSON's has not. */
    public Optional<BigDecimal> most() {
        return switch (this) {
            case BYTE -> Optional.of(BigDecimal.valueOf(Byte.MAX_VALUE));
            case SHORT -> Optional.of(BigDecimal.valueOf(Short.MAX_VALUE));
            case INT, ATOMIC_INTEGER -> Optional.of(BigDecimal.valueOf(Integer.MAX_VALUE));
            case LONG, ATOMIC_LONG -> Optional.of(BigDecimal.valueOf(Long.MAX_VALUE));
            case YEAR -> Optional.of(BigDecimal.valueOf(java.time.Year.MAX_VALUE));
            default -> Optional.empty();
        };
    }

    /** Whether its values lie before or after now. */
    public boolean relativeToNow() {
        return switch (this) {
            case LOCAL_DATE,
                    LOCAL_TIME,
                    LOCAL_DATE_TIME,
                    OFFSET_TIME,
                    OFFSET_DATE_TIME,
                    ZONED_DATE_TIME,
                    INSTANT,
                    DATE,
                    YEAR,
                    YEAR_MONTH,
                    MONTH_DAY -> true;
            default -> false;
        };
    }

    /** As strict as {@code java.time}: days that a month has, numbers of as many digits as always fit. */
    private static final class Patterns {
        static final String URL =
                "^(?:https?|ftp)://[A-Za-z0-9.-]+(?::\\d{1,5})?(?:[/?](?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$";
        static final String MONTHS = "(0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)";
        static final String LEAP_YEAR = "(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)";
        static final String DATE = "(\\d{4}-(" + MONTHS + "|02-(0[1-9]|1\\d|2[0-8]))|" + LEAP_YEAR + "-02-29)";
        static final String MONTH_DAY = "(" + MONTHS + "|02-(0[1-9]|[12]\\d))";
        static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?";
        static final String DURATION = duration();
        static final String PERIOD =
                "^[-+]?P" + anyInTurn(number(9) + "Y", number(9) + "M", number(8) + "W", number(9) + "D") + "$";

        private static String duration() {
            String seconds = number(18) + "(?:\\.\\d{1,9})?S";
            String clock = "T" + anyInTurn(number(14) + "H", number(16) + "M", seconds);
            return "^[-+]?P" + anyInTurn(number(13) + "D", clock) + "$";
        }

        private static String number(int digits) {
            return "[-+]?\\d{1," + digits + "}";
        }

        /** At least one of the parts, in their order; without lookahead, which many engines do not have. */
        private static String anyInTurn(String... parts) {
            StringBuilder alternatives = new StringBuilder();
            for (int first = 0; first < parts.length; first++) {
                alternatives.append(first == 0 ? "(?:" : "|").append(parts[first]);
                for (int next = first + 1; next < parts.length; next++) {
                    alternatives.append("(?:").append(parts[next]).append(")?");
                }
            }
            return alternatives.append(')').toString();
        }
    }
}
