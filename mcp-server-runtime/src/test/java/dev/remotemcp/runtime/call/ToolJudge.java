package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Calls tools with one argument, and holds schemas, decoder and writer against each other. */
final class ToolJudge {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final ApplicationContext beans;

    ToolJudge(ApplicationContext beans) {
        this.beans = beans;
    }

    /** Calls a tool with arguments that its schema accepts; gives what it writes, which its schema accepts. */
    String accepted(String tool, String arguments) throws Exception {
        ToolBinding binding = GeneratedBindings.tool(beans, tool);
        JsonNode descriptor = descriptor(binding);
        assertThat(errors(descriptor.path("inputSchema"), arguments))
                .as("input schema of %s for %s", tool, arguments)
                .isEmpty();
        ToolOutput output = call(binding, arguments);
        if (output instanceof ToolOutput.Text(String text)) {
            return text;
        }
        String written = new String(((ToolOutput.Structured) output).json(), UTF_8);
        assertThat(errors(descriptor.path("outputSchema"), written))
                .as("output schema of %s for %s", tool, written)
                .isEmpty();
        return written;
    }

    /** Calls a tool with a value that comes back as it was sent. */
    void echoed(String tool, String argument, String value) throws Exception {
        String written = accepted(tool, "{\"" + argument + "\":" + value + "}");
        assertThat(RandomJson.parse(written)).isEqualTo(RandomJson.parse(value));
    }

    /** Calls a tool with arguments that neither its schema nor its decoder accepts; gives the decoder's problems. */
    List<String> refused(String tool, String arguments) throws Exception {
        ToolBinding binding = GeneratedBindings.tool(beans, tool);
        assertThat(errors(descriptor(binding).path("inputSchema"), arguments))
                .as("input schema of %s for %s", tool, arguments)
                .isNotEmpty();
        try {
            ToolOutput output = call(binding, arguments);
            throw new AssertionError(tool + " takes " + arguments + " and gives " + output);
        } catch (InvalidArgumentsException e) {
            return e.problems();
        }
    }

    /** What a tool's decoder makes of arguments, whatever its schema says of them. */
    String decoded(String tool, String arguments) throws Exception {
        ToolOutput output = call(GeneratedBindings.tool(beans, tool), arguments);
        return new String(((ToolOutput.Structured) output).json(), UTF_8);
    }

    /** What a tool's decoder finds wrong with arguments, whatever its schema says of them. */
    List<String> decodingProblems(String tool, String arguments) throws Exception {
        try {
            throw new AssertionError(tool + " takes " + arguments + " and gives " + decoded(tool, arguments));
        } catch (InvalidArgumentsException e) {
            return e.problems();
        }
    }

    /** What a tool's schemas say. */
    JsonNode descriptor(String tool) {
        return descriptor(GeneratedBindings.tool(beans, tool));
    }

    private static JsonNode descriptor(ToolBinding binding) {
        return RandomJson.parse(binding.descriptor().toString());
    }

    private static ToolOutput call(ToolBinding binding, String arguments) throws Exception {
        byte[] json = arguments.getBytes(UTF_8);
        return binding.handler().call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
    }

    private static List<Error> errors(JsonNode schema, String json) {
        return SCHEMAS.getSchema(schema)
                .validate(
                        json,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
