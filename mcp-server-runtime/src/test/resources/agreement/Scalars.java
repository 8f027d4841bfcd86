package agreement;

import java.math.*;
import java.net.*;
import java.time.*;
import java.util.*;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every scalar: as elements of lists, because a lone scalar is text where a tool returns it. */
class Scalars {
    // in: boolean
    // in: byte
    // in: short
    // in: int
    // in: long
    // in: float
    // in: double
    // in: char
    // in: String
    // in: byte[]
    // in: LocalDate
    // in: Integer
    // in: Optional<Long>
    // in: OptionalInt
    // in: OptionalLong
    // in: OptionalDouble
    // both: boolean[]
    // both: short[]
    // both: int[]
    // both: long[]
    // both: float[]
    // both: double[]
    // both: String[]
    // both: List<Boolean>
    // both: List<Byte>
    // both: List<Short>
    // both: List<Integer>
    // both: List<Long>
    // both: List<Float>
    // both: List<Double>
    // both: List<Character>
    // both: List<String>
    // both: List<byte[]>
    // both: List<BigInteger>
    // both: List<BigDecimal>
    // both: List<UUID>
    // both: List<URI>
    // both: List<Currency>
    // both: List<Locale>
    // both: List<LocalDate>
    // both: List<LocalTime>
    // both: List<LocalDateTime>
    // both: List<OffsetTime>
    // both: List<OffsetDateTime>
    // both: List<ZonedDateTime>
    // both: List<Instant>
    // both: List<Duration>
    // both: List<Period>
    // both: List<Year>
    // both: List<YearMonth>
    // both: List<MonthDay>
    // both: List<Month>
    // both: List<DayOfWeek>
    // both: List<ZoneId>
    // both: List<ZoneOffset>
    // both: Holder
    // in: JsonNode
    // both: ObjectNode
    // both: ArrayNode
    // in: Object
    // both: Anything
    record Anything(Object object, JsonNode node, ObjectNode members, ArrayNode items) {}

    record Holder(
            boolean flag,
            byte tiny,
            short small,
            int medium,
            long large,
            float ratio,
            double precise,
            char letter,
            String text,
            byte[] bytes,
            BigInteger huge,
            BigDecimal exact,
            UUID id,
            URI uri,
            Currency currency,
            Locale locale,
            LocalDate date,
            LocalTime time,
            Instant instant,
            Duration duration,
            ZoneId zone) {}
}
