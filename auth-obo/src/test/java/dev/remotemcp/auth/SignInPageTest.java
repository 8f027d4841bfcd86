package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Property;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the tables of the pages under docs against the settings of sign-in, and of calls on behalf of callers, that the
 * code reads.
 */
final class SignInPageTest {
    private static final String PREFIX = "mcp.auth.";

    private static final Path PAGES = Path.of("..", "docs");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(" + Pattern.quote(PREFIX) + "[^`= ]+)` \\| (.*?) \\|", Pattern.MULTILINE);

    /** Stands in a key for a name that the user chooses. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[^>]+>");

    @Test
    void thePagesListExactlyTheSettingsThatAreRead() throws IOException {
        assertThat(documented(pages()).keySet()).containsExactlyElementsOf(read().keySet());
    }

    @Test
    void theSettingsThatTheServerItselfReadsAreOnThePageOfAllSettings() throws IOException {
        assertThat(documented(List.of(PAGES.resolve("configuration.md"))).keySet())
                .containsExactly("mcp.auth.platform", "mcp.auth.provider");
    }

    @Test
    void thePageTellsTheDefaultsThatAreUsed() throws IOException {
        Map<String, String> documented = documented(pages());
        read().forEach((key, value) -> {
            if (value.isEmpty()) {
                assertThat(documented.get(key))
                        .as("the default of " + key + " is told in words, it has no literal one")
                        .doesNotMatch("`[^`]*`");
            } else {
                assertThat(documented.get(key)).as("default of " + key).isEqualTo("`" + value + "`");
            }
        });
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            return pages.filter(page -> page.toString().endsWith(".md")).toList();
        }
    }

    private static Map<String, String> documented(List<Path> pages) throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (Path page : pages) {
            for (MatchResult row : ROW.matcher(Files.readString(page)).results().toList()) {
                rows.put(
                        PLACEHOLDER.matcher(row.group(1)).replaceAll("*"),
                        row.group(2).strip());
            }
        }
        return rows;
    }

    /** Every setting with its default, or an empty text when it has none. */
    private static Map<String, String> read() {
        Map<String, String> settings = new TreeMap<>();
        try (ApplicationContext context = ApplicationContext.run(Map.of(
                "mcp.auth.provider", "oidc",
                "mcp.auth.public-url", SignInServer.PUBLIC_URL,
                "mcp.auth.issuer", "https://id.contoso.com"))) {
            for (BeanDefinition<?> definition : context.getAllBeanDefinitions()) {
                if (!definition.hasStereotype(ConfigurationReader.class)) {
                    continue;
                }
                for (Argument<?> argument : definition.getConstructor().getArguments()) {
                    argument.getAnnotationMetadata()
                            .stringValue(Property.class, "name")
                            .filter(name -> name.startsWith(PREFIX))
                            .ifPresent(name -> settings.merge(
                                    name,
                                    argument.getAnnotationMetadata()
                                            .stringValue(Bindable.class, "defaultValue")
                                            .orElse(""),
                                    (one, other) -> one.isEmpty() ? other : one));
                }
            }
        }
        return settings;
    }
}
