package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.ScalarKind;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Tries whether a text is a value of a scalar type. */
final class TextValues {
    private TextValues() {}

    static Optional<String> problem(String text, ScalarKind kind) {
        try {
            parse(text, kind);
            return Optional.empty();
        } catch (DateTimeException | IllegalArgumentException | IllformedLocaleException e) {
            return Optional.of("is no " + simpleName(kind));
        }
    }

    private static String simpleName(ScalarKind kind) {
        return kind.className().substring(kind.className().lastIndexOf('.') + 1);
    }

    private static Object url(String text) {
        try {
            return URI.create(text).toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Object parse(String text, ScalarKind kind) {
        return switch (kind) {
            case CHAR -> {
                if (text.length() != 1) {
                    throw new IllegalArgumentException(text);
                }
                yield text;
            }
            case URL -> url(text);
            case DATE -> OffsetDateTime.parse(text);
            case TIME_ZONE -> ZoneId.of(text);
            case CHARSET -> java.nio.charset.Charset.forName(text);
            case BYTES -> Base64.getDecoder().decode(text);
            case UUID -> UUID.fromString(text);
            case URI -> URI.create(text);
            case CURRENCY -> Currency.getInstance(text);
            case LOCALE -> new Locale.Builder().setLanguageTag(text).build();
            case LOCAL_DATE -> LocalDate.parse(text);
            case LOCAL_TIME -> LocalTime.parse(text);
            case LOCAL_DATE_TIME -> LocalDateTime.parse(text);
            case OFFSET_TIME -> OffsetTime.parse(text);
            case OFFSET_DATE_TIME, INSTANT -> OffsetDateTime.parse(text);
            case ZONED_DATE_TIME -> ZonedDateTime.parse(text);
            case DURATION -> Duration.parse(text);
            case PERIOD -> Period.parse(text);
            case YEAR_MONTH -> YearMonth.parse(text);
            case MONTH_DAY -> MonthDay.parse(text);
            case ZONE_ID -> ZoneId.of(text);
            case ZONE_OFFSET -> ZoneOffset.of(text);
            default -> text;
        };
    }
}
