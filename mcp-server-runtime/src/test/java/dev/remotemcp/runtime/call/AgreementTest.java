package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Whatever an input schema accepts the decoder reads, and the reverse but for repetitions in sets; whatever Jackson
 * writes the output schema accepts.
 */
class AgreementTest {
    private static final int VALUES = 600;
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static ApplicationContext beans;

    private static final Pattern UNSAID = Pattern.compile(
            "an integer from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + "|must be (?:greater|less) than");

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"flat", "collections", "nested", "scalars", "echo", "maybeTree", "leaves"})
    void schemasAcceptExactlyWhatDecodersRead(String name) throws Exception {
        ToolBinding tool = GeneratedBindings.tool(beans, name);
        JsonNode descriptor = RandomJson.parse(tool.descriptor().toString());
        JsonNode input = descriptor.path("inputSchema");
        Schema accepts = SCHEMAS.getSchema(input);
        Random random = new Random(name.hashCode());
        int accepted = 0;
        List<RandomJson> sources = List.of(
                new RandomJson(random, input, 0),
                new RandomJson(random, input, 0.02),
                new RandomJson(random, input, 0.1));
        for (int i = 0; i < VALUES; i++) {
            // From values that are nearly always right to values that are often wrong.
            JsonNode value = sources.get(i % sources.size()).next();
            if (!value.isObject()) {
                continue;
            }
            // A set takes once what is repeated.
            List<Error> errors = accepts
                    .validate(
                            value.toString(),
                            InputFormat.JSON,
                            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                    .stream()
                    .filter(error -> !error.getKeyword().equals("uniqueItems"))
                    .toList();
            String problems = decode(tool, descriptor, value);
            // Neither the range of a long nor an exclusive bound is in a schema, because hosts fail at them.
            if (UNSAID.matcher(problems).find()) {
                continue;
            }
            assertThat(problems.isEmpty())
                    .as("%s%n schema: %s%n decoder: %s", value, errors, problems)
                    .isEqualTo(errors.isEmpty());
            accepted += errors.isEmpty() ? 1 : 0;
        }
        assertThat(accepted).as("values that were right").isBetween(VALUES / 200, VALUES - VALUES / 20);
    }

    private static String decode(ToolBinding tool, JsonNode descriptor, JsonNode arguments) throws Exception {
        byte[] json = arguments.toString().getBytes(UTF_8);
        try {
            ToolOutput output = tool.handler().call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
            WrittenJson.of(output)
                    .map(bytes -> new String(bytes, UTF_8))
                    .ifPresent(written -> assertThat(SCHEMAS.getSchema(descriptor.path("outputSchema"))
                                    .validate(RandomJson.parse(written)))
                            .as(written)
                            .isEmpty());
            return "";
        } catch (InvalidArgumentsException e) {
            return String.join("; ", e.problems());
        }
    }
}
