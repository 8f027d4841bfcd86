package dev.remotemcp.runtime.call;

import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * Makes Jackson read exactly what the generated schemas accept (no coercion, no repetition in sets) and write what they
 * promise.
 */
final class StrictModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    StrictModule(RequiredProperties required) {
        super("mcp-strict");
        both(boolean.class, Boolean.class, Scalars.BOOLEAN);
        both(byte.class, Byte.class, Scalars.BYTE);
        both(short.class, Short.class, Scalars.SHORT);
        both(int.class, Integer.class, Scalars.INT);
        both(long.class, Long.class, Scalars.LONG);
        both(float.class, Float.class, Scalars.FLOAT);
        both(double.class, Double.class, Scalars.DOUBLE);
        both(char.class, Character.class, Scalars.CHAR);
        one(String.class, Scalars.STRING);
        one(byte[].class, Scalars.BYTES);
        one(java.math.BigInteger.class, Scalars.BIG_INTEGER);
        one(java.math.BigDecimal.class, Scalars.BIG_DECIMAL);
        one(java.util.UUID.class, Scalars.UUID);
        one(java.net.URI.class, Scalars.URI);
        one(java.net.URL.class, Scalars.URL);
        one(java.nio.charset.Charset.class, Scalars.CHARSET);
        one(Number.class, Scalars.NUMBER);
        one(AtomicBoolean.class, Scalars.ATOMIC_BOOLEAN);
        one(AtomicInteger.class, Scalars.ATOMIC_INTEGER);
        one(AtomicLong.class, Scalars.ATOMIC_LONG);
        one(CharSequence.class, Scalars.CHAR_SEQUENCE);
        one(StringBuilder.class, Scalars.STRING_BUILDER);
        one(java.util.Date.class, Scalars.DATE);
        one(java.util.TimeZone.class, Scalars.TIME_ZONE);
        one(java.util.Currency.class, Scalars.CURRENCY);
        one(java.util.Locale.class, Scalars.LOCALE);
        one(java.time.LocalDate.class, Scalars.LOCAL_DATE);
        one(java.time.LocalTime.class, Scalars.LOCAL_TIME);
        one(java.time.LocalDateTime.class, Scalars.LOCAL_DATE_TIME);
        one(java.time.OffsetTime.class, Scalars.OFFSET_TIME);
        one(java.time.OffsetDateTime.class, Scalars.OFFSET_DATE_TIME);
        one(java.time.ZonedDateTime.class, Scalars.ZONED_DATE_TIME);
        one(java.time.Instant.class, Scalars.INSTANT);
        one(java.time.Duration.class, Scalars.DURATION);
        one(java.time.Period.class, Scalars.PERIOD);
        one(java.time.Year.class, Scalars.YEAR);
        one(java.time.YearMonth.class, Scalars.YEAR_MONTH);
        one(java.time.MonthDay.class, Scalars.MONTH_DAY);
        one(java.time.Month.class, Scalars.MONTH);
        one(java.time.DayOfWeek.class, Scalars.DAY_OF_WEEK);
        one(java.time.ZoneId.class, Scalars.ZONE_ID);
        one(java.time.ZoneOffset.class, Scalars.ZONE_OFFSET);
        optional(OptionalInt.class, Scalars.INT, OptionalInt::of, OptionalInt.empty());
        optional(OptionalLong.class, Scalars.LONG, OptionalLong::of, OptionalLong.empty());
        optional(OptionalDouble.class, Scalars.DOUBLE, OptionalDouble::of, OptionalDouble.empty());
        array(boolean[].class, Scalars.BOOLEAN);
        array(short[].class, Scalars.SHORT);
        array(int[].class, Scalars.INT);
        array(long[].class, Scalars.LONG);
        array(float[].class, Scalars.FLOAT);
        array(double[].class, Scalars.DOUBLE);
        // As text, which says more than the number that Jackson writes.
        addSerializer(java.time.Month.class, ToStringSerializer.instance);
        addSerializer(java.time.OffsetTime.class, new OffsetTimeSerializer());
        FiniteSerializers.addTo(this);
        addSerializer(String[].class, new TextArraySerializer());
        // In the order given.
        addAbstractTypeMapping(Set.class, LinkedHashSet.class);
        setDeserializerModifier(new BeanRules(required));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new ArgIntrospector());
    }

    private <T> void both(Class<T> primitive, Class<T> box, Scalar<T> scalar) {
        one(primitive, scalar);
        one(box, scalar);
    }

    @SuppressWarnings("unchecked") // the array's class is known by its elements only
    private void array(Class<?> array, Scalar<?> element) {
        addDeserializer((Class<Object>) array, new PrimitiveArrayDeserializer<>(array, element));
    }

    private <T, O> void optional(Class<O> type, Scalar<T> scalar, Function<T, O> of, O empty) {
        addDeserializer(type, new OptionalScalarDeserializer<>(type, scalar, of, empty));
    }

    private <T> void one(Class<T> type, Scalar<T> scalar) {
        addDeserializer(type, new ScalarDeserializer<>(type, scalar));
    }
}
