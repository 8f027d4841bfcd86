package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratedBindingTest {
    private ApplicationContext beans;

    @BeforeEach
    void start() {
        beans = ApplicationContext.run();
    }

    @AfterEach
    void stop() {
        beans.close();
    }

    @Test
    void aClassWithoutScopeIsASingletonWithItsConstructorInjected() {
        assertThat(beans.getBean(WeatherTools.class)).isSameAs(beans.getBean(WeatherTools.class));
    }

    @Test
    void whatABeanOffersComesAndGoesWithTheBean() {
        assertThat(beans.getBean(McpCatalog.class).snapshot().tool("switchedOn"))
                .isEmpty();
        try (ApplicationContext on = ApplicationContext.run(Map.of("test.switched-tools", "yes"))) {
            assertThat(on.getBean(McpCatalog.class).snapshot().tool("switchedOn"))
                    .isPresent();
        }
    }

    @Test
    void whatAClassOffersBelongsToTheServerThatItNames() {
        try (ApplicationContext on =
                ApplicationContext.run(Map.of("test.admin-tools", "yes", "mcp.servers.admin.endpoint", "/admin"))) {
            assertThat(on.getBean(McpCatalog.class, Qualifiers.byName("admin"))
                            .snapshot()
                            .tool("wipe"))
                    .isPresent();
            assertThat(on.getBean(McpCatalog.class).snapshot().tool("wipe")).isEmpty();
        }
        assertThatThrownBy(() -> ApplicationContext.run(Map.of("test.admin-tools", "yes")))
                .hasMessageContaining("@McpServer(\"admin\")")
                .hasMessageContaining("AdminTools");
    }

    @Test
    void descriptorsComeFromTheClassPath() {
        assertThat(tool("forecast").descriptor().toString())
                .contains("\"description\":\"Forecast for a city.\"")
                .contains("\"readOnlyHint\":true");
    }

    @Test
    void argumentsAreDecodedAndDefaultsFilledIn() throws Exception {
        assertThat(call("forecast", "{\"city\":\"Oslo\"}"))
                .isEqualTo("{\"city\":\"Oslo\",\"days\":3,\"unit\":\"celsius\"}");
        assertThat(call("forecast", "{\"days\":4.0,\"unit\":\"fahrenheit\",\"from\":\"2026-07-28\",\"city\":\"Å\"}"))
                .isEqualTo("{\"city\":\"Å\",\"days\":4,\"unit\":\"fahrenheit\",\"from\":\"2026-07-28\"}");
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(problems("forecast", "{\"city\":\" \",\"days\":20,\"unit\":\"kelvin\",\"from\":\"soon\"}"))
                .containsExactly(
                        "unit: must be one of celsius, fahrenheit (was \"kelvin\")",
                        "from: must be a date such as 2026-07-28 (was \"soon\")",
                        "city: must not be blank",
                        "days: must be at most 14 (was 20)");
    }

    @Test
    void aMissingArgumentIsFoundUnderAMisspeltName() {
        assertThat(problems("forecast", "{\"ctiy\":\"Oslo\"}"))
                .containsExactly("city: is required; did you mean 'city' where you wrote 'ctiy'?");
    }

    @Test
    void constraintsInsideRecordsAreCheckedWithTheirPath() {
        assertThat(problems(
                        "compare",
                        "{\"place\":{\"name\":\"\",\"tags\":[\"a\",\" \",\"c\"],\"latitude\":1},"
                                + "\"others\":[{\"name\":\"x\",\"latitude\":1.5}]}"))
                .containsExactly(
                        "place.name: must not be blank",
                        "place.tags: must have at most 2 elements (was 3)",
                        "place.tags[1]: must not be blank",
                        "others[0].tags: is required");
    }

    @Test
    void whatJacksonRefusesIsToldWithoutJavaNames() {
        assertThat(problems("compare", "{\"place\":{\"name\":\"a\",\"tags\":[1],\"latitude\":1},\"others\":3}"))
                .containsExactly("place.tags[0]: must be a string (was 1)", "others: must be an array");
        assertThat(problems("compare", "{\"place\":{\"name\":\"a\",\"tags\":[]},\"others\":[{\"latitude\":\"1\"}]}"))
                .containsExactly("place.latitude: is required", "others[0].latitude: must be a number (was \"1\")");
    }

    private String call(String tool, String arguments) throws Exception {
        ToolOutput output = run(tool, arguments);
        return switch (output) {
            case ToolOutput.Structured(byte[] json) -> new String(json, UTF_8);
            case ToolOutput.Text(String text) -> text;
            default -> throw new AssertionError(output);
        };
    }

    private java.util.List<String> problems(String tool, String arguments) {
        var failure = new Object() {
            java.util.List<String> problems = java.util.List.of();
        };
        assertThatThrownBy(() -> run(tool, arguments))
                .asInstanceOf(type(InvalidArgumentsException.class))
                .satisfies(e -> failure.problems = e.problems());
        return failure.problems;
    }

    private ToolOutput run(String tool, String arguments) throws Exception {
        byte[] json = arguments.getBytes(UTF_8);
        return tool(tool).handler().call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
    }

    private ToolBinding tool(String name) {
        return GeneratedBindings.tool(beans, name);
    }
}
