package dev.remotemcp.runtime.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class McpJsonTest {
    private final McpJson json = new McpJson();

    enum Unit {
        @JsonProperty("celsius")
        CELSIUS
    }

    record Everything(
            boolean flag,
            int count,
            double ratio,
            String text,
            Unit unit,
            LocalDate day,
            Set<Integer> numbers,
            int[] array,
            Optional<String> maybe,
            OptionalInt perhaps) {}

    private static final String GOOD = "{\"flag\":true,\"count\":42.0,\"ratio\":1,\"text\":\"x\",\"unit\":\"celsius\","
            + "\"day\":\"2026-07-28\",\"numbers\":[1,2],\"array\":[1],\"unknown\":{}}";

    @Test
    void aWholeNumberIsAnIntegerHoweverItIsWritten() {
        Everything read = json.reader(Everything.class).readValue(GOOD);

        assertThat(read.count()).isEqualTo(42);
        assertThat(read.ratio()).isEqualTo(1.0);
        assertThat(read.maybe()).isEmpty();
        assertThat(read.perhaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"flag\":1",
                "\"flag\":\"true\"",
                "\"count\":\"42\"",
                "\"count\":42.5",
                "\"count\":true",
                "\"count\":3000000000",
                "\"ratio\":\"1\"",
                "\"text\":1",
                "\"text\":true",
                "\"unit\":0",
                "\"unit\":\"CELSIUS\"",
                "\"unit\":\"\"",
                "\"day\":20260728",
                "\"day\":[2026,7,28]",
                "\"numbers\":1",
                "\"array\":[\"1\"]",
                "\"array\":[1.5]",
                "\"array\":7",
                "\"maybe\":3",
                "\"perhaps\":\"3\"",
                "\"perhaps\":3.5"
            })
    void nothingIsCoerced(String member) {
        String name = member.substring(0, member.indexOf(':'));
        String bad = GOOD.contains(name)
                ? GOOD.replaceAll(name + ":(\\[[^]]*]|[^,}]*)", java.util.regex.Matcher.quoteReplacement(member))
                : "{" + member + "," + GOOD.substring(1);

        assertThatThrownBy(() -> json.reader(Everything.class).readValue(bad))
                .as(bad)
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void aSetTakesOnceWhatIsRepeatedAndKeepsTheOrder() {
        Everything read = json.reader(Everything.class)
                .readValue(GOOD.replaceAll("\"numbers\":\\[[^]]*]", "\"numbers\":[3,1,3.0]"));

        assertThat(read.numbers()).containsExactly(3, 1);
    }

    record Inner(
            @McpArg(name = "the-name", defaultValue = "Oslo")
            String city,

            @McpArg(defaultValue = "[1,2]") List<Integer> list) {}

    record Outer(
            @McpArg(defaultValue = "3") int days,
            @McpArg(defaultValue = "celsius") Unit unit,
            @McpArg(defaultValue = "7") OptionalInt limit,

            @McpArg(defaultValue = "{\"the-name\":\"Bergen\"}")
            Inner inner) {}

    @Test
    void absentComponentsHaveTheirDefaults() {
        Outer read = json.reader(Outer.class).readValue("{\"days\":null}");

        assertThat(read).isEqualTo(new Outer(3, Unit.CELSIUS, OptionalInt.of(7), new Inner("Bergen", List.of(1, 2))));
        assertThat(json.writer(Inner.class).writeValueAsString(read.inner()))
                .isEqualTo("{\"the-name\":\"Bergen\",\"list\":[1,2]}");
    }

    record Written(
            Optional<String> none,
            Optional<String> some,
            List<String> list,
            Map<String, Optional<Integer>> map,
            Instant at) {}

    @Test
    void whatHasNoValueIsNotWritten() {
        Written value = new Written(
                Optional.empty(),
                Optional.of("x"),
                List.of(),
                Map.of("a", Optional.of(1)),
                Instant.parse("2026-07-28T10:00:00Z"));

        assertThat(json.writer(Written.class).writeValueAsString(value))
                .isEqualTo("{\"some\":\"x\",\"list\":[],\"map\":{\"a\":1},\"at\":\"2026-07-28T10:00:00Z\"}");
    }

    record Town(String city) {}

    @org.junit.jupiter.api.Test
    void strictReadersRefuseUnknownPropertiesAndSuggestTheOneThatWasMeant() {
        McpJson json = new McpJson();
        byte[] arguments = "{\"town\":{\"citty\":\"Oslo\"}}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Arguments read = Arguments.of(arguments, 0, arguments.length);
        read.next();
        read.read(json.strictReader(Town.class));

        org.assertj.core.api.Assertions.assertThatThrownBy(read::verify)
                .hasMessageContaining("town.citty: is unknown; did you mean 'city'?");
    }
}
