package dev.remotemcp.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingSources;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One rule for each kind of value that JSON or a schema has no place for, whether results are validated or not. */
class RareValuesTest {
    private static final Map<Boolean, WireServer> SERVERS = new java.util.HashMap<>();
    private static ApplicationContext beans;

    private final LogLines log = new LogLines("dev.remotemcp.runtime");

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run(Map.of(RareValues.SETTING, true));
        Set<String> names = Arrays.stream(RareValues.class.getDeclaredMethods())
                .map(Method::getName)
                .collect(Collectors.toSet());
        List<Binding> bindings = beans.getBean(BindingSources.class).all().stream()
                .flatMap(source -> source.bindings().stream())
                .filter(binding -> binding instanceof ToolBinding tool && names.contains(tool.name()))
                .toList();
        for (boolean validates : List.of(true, false)) {
            SERVERS.put(validates, WireServer.with(bindings, Map.of("mcp.output.validate", validates)));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(WireServer::close);
        beans.close();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static JsonNode call(boolean validates, String tool) {
        return SERVERS.get(validates).wire().call(tool).result();
    }

    private static String schema(String tool) {
        return SERVERS.get(false)
                .wire()
                .request("tools/list")
                .result()
                .path("tools")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(tool))
                .findFirst()
                .orElseThrow()
                .path("outputSchema")
                .toString();
    }

    static Stream<Arguments> notFinite() {
        return Stream.of(
                        "divide,value",
                        "boxed,value",
                        "boxedFloat,other",
                        "listed,list[1]",
                        "mapped,map.key",
                        "array,array",
                        "floats,small",
                        "tree,''",
                        "any,value",
                        "root,[0]")
                .flatMap(row -> Stream.of("0,NaN", "1,Infinity", "-1,-Infinity")
                        .flatMap(value -> Stream.of(true, false)
                                .map(validates -> Arguments.of(
                                        row.split(",")[0],
                                        row.split(",")[1].replace("'", ""),
                                        value.split(",")[0],
                                        value.split(",")[1],
                                        validates))));
    }

    @ParameterizedTest
    @MethodSource("notFinite")
    void numberThatIsNotFiniteIsAnErrorThatTheModelReads(
            String tool, String path, double a, String value, boolean validates) {
        JsonNode result = SERVERS.get(validates)
                .wire()
                .call(tool)
                .with("a", a)
                .with("b", 0)
                .result();

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asString())
                .startsWith("The result")
                .contains(path, "is not a finite number (" + value + ")");
        assertThat(result.has("structuredContent")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "nullInList,tags[1],true",
        "nullInList,tags[1],false",
        "nullInArray,tags[1],true",
        "nullInArray,tags[1],false",
        "nullInRoot,[1],true",
        "nullInRoot,[1],false",
        "nullInMarkedMap,labels.draft,true",
        "nullInMarkedMap,labels.draft,false"
    })
    void nullThatTheSchemaRulesOutIsAFaultOfTheServer(String tool, String path, boolean validates) {
        JsonNode result = call(validates, tool);

        assertThat(result.path("isError").asBoolean()).isTrue();
        assertThat(result.at("/content/0/text").asString()).contains("Internal error");
        assertThat(log.all())
                .anyMatch(text -> text.contains("'" + tool + "'") && text.contains(path) && text.contains("@Nullable"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nullWhereItMayBe | {\"tags\":[\"a\",null],\"numbers\":[null,1]}",
                "nullInMap | {\"labels\":{\"draft\":null}}",
                "nullsInMaps | {\"counts\":{\"none\":null},\"people\":{\"nobody\":null}}",
                "nullInRootMap | {\"none\":null}",
                "nullInLooseMap | {\"labels\":{\"draft\":null}}",
                "nobody | null",
                "noOptional | null",
                "nobodyLater | null",
                "nothing | null",
                "noTree | null",
                "halfName | {\"name\":\"half ? of a pair\"}",
                "halfKey | {\"half ? of a pair\":\"😀 whole\"}"
            })
    void othersAreDataAndFitTheSchema(String tool, String written) {
        for (boolean validates : List.of(true, false)) {
            JsonNode result = call(validates, tool);

            assertThat(result.path("isError").asBoolean(false))
                    .as(result.toString())
                    .isFalse();
            assertThat(result.path("structuredContent").toString()).isEqualTo(written);
            assertThat(result.at("/content/0/text").asString()).isEqualTo(written);
        }
        assertThat(log.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void nullWhereAValueIsPromisedIsAFaultOfTheServer(boolean validates) {
        assertThat(call(validates, "promised").path("isError").asBoolean()).isTrue();
        assertThat(log.all()).anyMatch(text -> text.contains("Optional or @Nullable"));
    }

    @Test
    void dataOfALogMessageMayHaveNumbersThatAreNotFinite() {
        Map<String, Object> data = Map.of("ratio", Double.NaN);

        assertThat(new McpJson().mapper().writeValueAsString(data)).isEqualTo("{\"ratio\":\"NaN\"}");
        assertThat(new McpJson().mapper().writeValueAsBytes(data)).asString().isEqualTo("{\"ratio\":\"NaN\"}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void halfOfAPairIsAQuestionMarkInTextToo(boolean validates) {
        assertThat(call(validates, "halfText").at("/content/0/text").asString()).isEqualTo("half ? of a pair");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nobody | {\"type\":[\"object\",\"null\"],\"properties\":{\"name\":{\"type\":\"string\"}}}",
                "nobodyLater | {\"type\":[\"object\",\"null\"],\"properties\":{\"name\":{\"type\":\"string\"}}}",
                "promised | {\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}}}",
                "nothing | {}",
                "nullInRootMap | {\"type\":\"object\",\"additionalProperties\":{\"type\":[\"integer\",\"null\"]}}"
            })
    void schemasSayWhereNullMayBe(String tool, String written) {
        assertThat(schema(tool)).isEqualTo(written);
    }
}
