package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.remotemcp.runtime.call.Hotel.Meal;
import dev.remotemcp.runtime.call.Hotel.Room;
import dev.remotemcp.runtime.catalog.FormBinding;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What forms ask for, and what comes of the answers; as a record and as an interface. */
class FormsTest {
    private static final String CHOICES = """
            {"meal":"dinner","room":"double","legacyRoom":"SUITE","meals":["dinner"],"rooms":["single","double"]}""";

    private static ApplicationContext beans;

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @ParameterizedTest
    @ValueSource(classes = {Hotel.Choices.class, Hotel.ChoicesToo.class})
    void everyWayToChooseHasItsSchema(Class<?> form) {
        assertThat(schema(form)).isEqualTo("""
                {"type":"object","properties":{\
                "meal":{"type":"string","enum":["breakfast","dinner"],"description":"the meal"},\
                "room":{"type":"string","oneOf":[{"const":"single","title":"Single room"},\
                {"const":"double","title":"Double room"},{"const":"SUITE","title":"SUITE"}]},\
                "legacyRoom":{"type":"string","enum":["single","double","SUITE"],\
                "enumNames":["Single room","Double room","SUITE"]},\
                "meals":{"type":"array","items":{"type":"string","enum":["breakfast","dinner"]},\
                "minItems":1,"maxItems":2},\
                "rooms":{"type":"array","items":{"anyOf":[{"const":"single","title":"Single room"},\
                {"const":"double","title":"Double room"},{"const":"SUITE","title":"SUITE"}]},\
                "minItems":1,"maxItems":2}},\
                "required":["meal","room","legacyRoom","meals","rooms"]}""");
    }

    @ParameterizedTest
    @ValueSource(classes = {Hotel.Defaults.class, Hotel.DefaultsToo.class})
    void everyKindOfFieldHasItsDefault(Class<?> form) {
        assertThat(schema(form)).isEqualTo("""
                {"type":"object","properties":{\
                "meal":{"type":"string","enum":["breakfast","dinner"],"default":"dinner"},\
                "room":{"type":"string","oneOf":[{"const":"single","title":"Single room"},\
                {"const":"double","title":"Double room"},{"const":"SUITE","title":"SUITE"}],"default":"double"},\
                "legacyRoom":{"type":"string","enum":["single","double","SUITE"],\
                "enumNames":["Single room","Double room","SUITE"],"default":"SUITE"},\
                "meals":{"type":"array","items":{"type":"string","enum":["breakfast","dinner"]},\
                "default":["breakfast","dinner"]},\
                "rooms":{"type":"array","items":{"anyOf":[{"const":"single","title":"Single room"},\
                {"const":"double","title":"Double room"},{"const":"SUITE","title":"SUITE"}]},\
                "default":["double","single"]},\
                "none":{"type":"array","items":{"type":"string","enum":["breakfast","dinner"]},"default":[]},\
                "extras":{"type":"array","items":{"type":"string","enum":["breakfast","dinner"]},\
                "default":["dinner"]},\
                "guest":{"type":"string","default":"Ada"},\
                "email":{"type":"string","format":"email","default":"ada@example.org"},\
                "nights":{"type":"integer","minimum":1,"maximum":9,"default":2},\
                "price":{"type":"number","default":99.5},\
                "quiet":{"type":"boolean","default":true},\
                "arrival":{"type":"string","format":"date","default":"2026-07-28"},\
                "payBy":{"type":"string","format":"date-time","default":"2026-07-28T12:00:00Z"},\
                "page":{"type":"string","format":"uri","default":"https://example.org/"}}}""");
    }

    @ParameterizedTest
    @CsvSource({
        "meal, UntitledSingleSelectEnumSchema",
        "room, TitledSingleSelectEnumSchema",
        "legacyRoom, LegacyTitledEnumSchema",
        "meals, UntitledMultiSelectEnumSchema",
        "rooms, TitledMultiSelectEnumSchema",
        "guest, StringSchema",
        "nights, NumberSchema",
        "price, NumberSchema",
        "quiet, BooleanSchema"
    })
    void fieldsFitTheDefinitionsOfTheSpecification(String field, String definition) throws IOException {
        for (Class<?> form :
                List.of(Hotel.Choices.class, Hotel.ChoicesToo.class, Hotel.Defaults.class, Hotel.DefaultsToo.class)) {
            JsonNode node = RandomJson.parse(schema(form)).path("properties").path(field);
            if (!node.isMissingNode()) {
                assertThat(definition(definition).validate(node.toString(), InputFormat.JSON))
                        .as(node.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void anInterfaceIsReadLikeARecord() {
        assertThat(read(Hotel.Choices.class, CHOICES))
                .isEqualTo(new Hotel.Choices(
                        Meal.DINNER, Room.DOUBLE, Room.SUITE, List.of(Meal.DINNER), Set.of(Room.SINGLE, Room.DOUBLE)));
        Hotel.ChoicesToo read = read(Hotel.ChoicesToo.class, CHOICES);
        assertThat(read.meal()).isEqualTo(Meal.DINNER);
        assertThat(read.getRoom()).isEqualTo(Room.DOUBLE);
        assertThat(read.getLegacyRoom()).isEqualTo(Room.SUITE);
        assertThat(read.meals()).containsExactly(Meal.DINNER);
        assertThat(read.rooms()).containsExactly(Room.SINGLE, Room.DOUBLE);
    }

    @Test
    void whatIsReadFromAnInterfaceIsAValue() {
        Hotel.ChoicesToo read = read(Hotel.ChoicesToo.class, CHOICES);

        assertThat(read)
                .isEqualTo(read(Hotel.ChoicesToo.class, CHOICES))
                .hasSameHashCodeAs(read(Hotel.ChoicesToo.class, CHOICES))
                .isNotEqualTo(read(Hotel.ChoicesToo.class, CHOICES.replace("\"dinner\"", "\"breakfast\"")))
                .hasToString("ChoicesTooRecord[meal=DINNER, room=DOUBLE, legacyRoom=SUITE, meals=[DINNER],"
                        + " rooms=[SINGLE, DOUBLE]]");
    }

    @Test
    void whatIsReadFromAnInterfaceIsWrittenAsItsFields() {
        McpJson json = beans.getBean(McpJson.class);

        assertThat(RandomJson.parse(json.mapper().writeValueAsString(read(Hotel.ChoicesToo.class, CHOICES))))
                .isEqualTo(RandomJson.parse(CHOICES));
    }

    @Test
    void whatTheUserLeavesOutHasItsDefault() {
        Hotel.DefaultsToo read = read(Hotel.DefaultsToo.class, "{}");

        assertThat(read(Hotel.Defaults.class, "{}"))
                .isEqualTo(new Hotel.Defaults(
                        Meal.DINNER,
                        Room.DOUBLE,
                        Room.SUITE,
                        List.of(Meal.BREAKFAST, Meal.DINNER),
                        Set.of(Room.SINGLE, Room.DOUBLE),
                        Set.of(),
                        Optional.of(List.of(Meal.DINNER)),
                        "Ada",
                        "ada@example.org",
                        2,
                        new BigDecimal("99.5"),
                        true,
                        LocalDate.of(2026, 7, 28),
                        Instant.parse("2026-07-28T12:00:00Z"),
                        Optional.of(URI.create("https://example.org/"))));
        assertThat(read.meals()).containsExactly(Meal.BREAKFAST, Meal.DINNER);
        assertThat(read.rooms()).containsExactlyInAnyOrder(Room.SINGLE, Room.DOUBLE);
        assertThat(read.none()).isEmpty();
        assertThat(read.extras()).contains(List.of(Meal.DINNER));
        assertThat(read.getGuest()).isEqualTo("Ada");
        assertThat(read.isQuiet()).isTrue();
        assertThat(read.total()).isEqualByComparingTo("199");
    }

    @Test
    void awkwardNamesAndInheritanceAreNoObstacle() {
        Hotel.Oddities read = read(Hotel.Oddities.class, """
                {"value":"2026-07-28","side":"left","default":true,"clone":"c","arguments":"a","name":"n","URL":"u",\
                "URL2":"u2"}""");

        assertThat(RandomJson.parse(schema(Hotel.Oddities.class))
                        .path("properties")
                        .propertyNames())
                .containsExactly("value", "side", "default", "clone", "arguments", "name", "URL", "URL2");
        assertThat(read.value()).isEqualTo(LocalDate.of(2026, 7, 28));
        assertThat(read.both()).isEqualTo("leftleft");
        assertThat(read.isDefault()).isTrue();
        assertThat(read.clone()).isEqualTo("c");
        assertThat(read.arguments()).isEqualTo("a");
        assertThat(read.name()).isEqualTo("n");
        assertThat(read.getName()).isEqualTo("u");
        assertThat(read.getURL2()).contains("u2");
    }

    @ParameterizedTest
    @ValueSource(classes = {Hotel.Defaults.class, Hotel.DefaultsToo.class})
    void answersThatDoNotFitAreRefused(Class<?> form) {
        assertThatThrownBy(() -> read(form, """
                        {"nights":0,"email":"no","room":"Double room","legacyRoom":"Single room","meals":["lunch"]}"""))
                .isInstanceOf(InvalidArgumentsException.class)
                .hasMessageContaining("nights: must be at least 1 (was 0)")
                .hasMessageContaining("email: must be an e-mail address (was \"no\")")
                .hasMessageContaining("room: must be one of single, double, SUITE")
                .hasMessageContaining("legacyRoom: must be one of single, double, SUITE")
                .hasMessageContaining("meals[0]: must be one of breakfast, dinner");
    }

    private static String schema(Class<?> form) {
        return binding(form).requestedSchema().toString();
    }

    private static <T> T read(Class<T> form, String content) {
        byte[] json = content.getBytes(UTF_8);
        return binding(form).reader().read(Arguments.of(json, 0, json.length));
    }

    @SuppressWarnings("unchecked") // found by its type
    private static <T> FormBinding<T> binding(Class<T> form) {
        return (FormBinding<T>) GeneratedBindings.of(beans, FormBinding.class)
                .filter(binding -> binding.type() == form)
                .findFirst()
                .orElseThrow();
    }

    private static Schema definition(String name) throws IOException {
        String iri = "https://modelcontextprotocol.io/schema/2026-07-28/schema.json";
        try (InputStream in = FormsTest.class.getResourceAsStream("/mcp-schema-2026-07-28.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(iri, text)))
                    .getSchema(SchemaLocation.of(iri + "#/$defs/" + name));
        }
    }
}
