package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import jakarta.validation.ClockProvider;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * What each constraint accepts and refuses: the schema and the decoder agree, and a refusal names the path and the
 * rule.
 *
 * <p>The cases are {@code constraints/*.json}: per tool, arguments that are {@code valid}, or what the decoder
 * {@code says} of them; {@code unsaid} where no schema can say so.
 */
class ConstraintCasesTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final ClockProvider NOON = () -> Clock.fixed(Instant.parse("2026-07-28T12:00:00Z"), ZoneOffset.UTC);

    private static ApplicationContext beans;

    /** One case. */
    record Case(String tool, JsonNode arguments, List<String> says, boolean unsaid) {
        @Override
        public String toString() {
            return tool + " " + arguments;
        }
    }

    @BeforeAll
    static void start() {
        beans = ApplicationContext.builder().singletons(NOON).start();
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    static Stream<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String file : List.of("builtin", "custom")) {
            for (JsonNode group : read("/constraints/" + file + ".json")) {
                for (JsonNode one : group.path("cases")) {
                    List<String> says = one.path("says").isArray()
                            ? one.path("says")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()
                            : one.path("says").isMissingNode()
                                    ? List.of()
                                    : List.of(one.path("says").asString());
                    assertThat(says.isEmpty())
                            .as("%s", one)
                            .isEqualTo(one.path("valid").asBoolean(false));
                    cases.add(new Case(
                            group.path("tool").asString(),
                            one.path("of"),
                            says,
                            one.path("unsaid").asBoolean(false)));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void schemaAndDecoderAgree(Case given) throws Exception {
        ToolBinding tool = GeneratedBindings.tool(beans, given.tool());

        assertThat(problems(tool, given.arguments())).isEqualTo(given.says());
        assertThat(accepts(tool, given.arguments()))
                .as(tool.descriptor().toString())
                .isEqualTo(given.says().isEmpty() || given.unsaid());
    }

    private static boolean accepts(ToolBinding tool, JsonNode arguments) {
        Schema schema =
                SCHEMAS.getSchema(RandomJson.parse(tool.descriptor().toString()).path("inputSchema"));
        return schema.validate(
                        arguments.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    private static List<String> problems(ToolBinding tool, JsonNode arguments) throws Exception {
        byte[] json = arguments.toString().getBytes(UTF_8);
        try {
            tool.handler().call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
            return List.of();
        } catch (InvalidArgumentsException e) {
            return e.problems();
        }
    }

    private static JsonNode read(String resource) throws IOException {
        try (InputStream in = ConstraintCasesTest.class.getResourceAsStream(resource)) {
            return RandomJson.parse(new String(in.readAllBytes(), UTF_8));
        }
    }
}
