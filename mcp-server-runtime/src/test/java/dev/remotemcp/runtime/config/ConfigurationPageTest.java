package dev.remotemcp.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of docs/configuration.md against the settings that the code reads. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Pattern ROW = Pattern.compile("^\\| `(mcp\\.[^`]+)` \\| (.*?) \\|", Pattern.MULTILINE);
    private static final Pattern LITERAL = Pattern.compile("`([^`]*)`");

    @Test
    void thePageListsExactlyTheSettingsThatAreRead() throws IOException {
        assertThat(documented().keySet()).containsExactlyElementsOf(read().keySet());
    }

    @Test
    void thePageTellsTheDefaultsThatAreUsed() throws IOException {
        Map<String, String> documented = documented();
        read().forEach((key, value) -> {
            if (!value.isEmpty() && !value.contains("${")) {
                assertThat(documented.get(key)).as("default of " + key).isEqualTo("`" + value + "`");
            } else {
                assertThat(LITERAL.matcher(documented.getOrDefault(key, "")).matches())
                        .as("the default of " + key + " is told in words, it has no literal one")
                        .isFalse();
            }
        });
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
            rows.put(row.group(1), row.group(2).strip());
        }
        return rows;
    }

    /** Every setting with its default, or an empty text when it has none. */
    private static Map<String, String> read() {
        Map<String, String> settings = new TreeMap<>();
        try (ApplicationContext context = ApplicationContext.run()) {
            for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
                if (definition.hasStereotype(ConfigurationProperties.class)) {
                    for (Argument<?> argument : definition.getConstructor().getArguments()) {
                        argument.getAnnotationMetadata()
                                .stringValue(Property.class, "name")
                                .filter(name -> name.startsWith("mcp."))
                                .ifPresent(name -> settings.put(
                                        name,
                                        argument.getAnnotationMetadata()
                                                .stringValue(Bindable.class, "defaultValue")
                                                .orElse("")));
                    }
                }
            }
        }
        for (ComponentSettings.Kind kind : ComponentSettings.Kind.values()) {
            String name = kind == ComponentSettings.Kind.RESOURCE ? "<URI>" : "<name>";
            ComponentSettings.FACTS.forEach(
                    fact -> settings.put(kind.prefix() + name + "." + fact, fact.equals("enabled") ? "true" : ""));
        }
        return settings;
    }
}
