package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateTimeDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalTimeDeserializer;
import tools.jackson.databind.ext.javatime.deser.MonthDayDeserializer;
import tools.jackson.databind.ext.javatime.deser.YearDeserializer;
import tools.jackson.databind.ext.javatime.deser.YearMonthDeserializer;

/** Dates and times in a pattern of {@code @JsonFormat}: Jackson's own readers know them. */
final class Formats {
    private static final Map<Class<?>, ValueDeserializer<?>> READERS = Map.of(
            LocalDate.class, LocalDateDeserializer.INSTANCE,
            LocalTime.class, LocalTimeDeserializer.INSTANCE,
            LocalDateTime.class, LocalDateTimeDeserializer.INSTANCE,
            OffsetDateTime.class, InstantDeserializer.OFFSET_DATE_TIME,
            ZonedDateTime.class, InstantDeserializer.ZONED_DATE_TIME,
            Instant.class, InstantDeserializer.INSTANT,
            Year.class, YearDeserializer.INSTANCE,
            YearMonth.class, YearMonthDeserializer.INSTANCE,
            MonthDay.class, MonthDayDeserializer.INSTANCE);

    private Formats() {}

    /** The reader of a type where a property has a pattern. */
    static Optional<ValueDeserializer<?>> patterned(
            Class<?> type, JsonFormat.Value format, DeserializationContext context, BeanProperty property) {
        return format.hasPattern()
                ? Optional.ofNullable(READERS.get(type)).map(reader -> reader.createContextual(context, property))
                : Optional.empty();
    }
}
