package dev.remotemcp.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Requires;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class UnknownKeysTest {
    @Test
    void aMisspeltSettingIsReportedByName() {
        assertThat(warnings(Map.of("mcp.limits.cals", "3")))
                .singleElement()
                .asString()
                .contains("mcp.limits.cals");
    }

    @Test
    void knownSettingsAreNotReported() {
        assertThat(warnings(Map.of(
                        "mcp.endpoint", "/here",
                        "mcp.limits.body-size", "1MB",
                        "mcp.server.name", "x",
                        "mcp.allowed-hosts[0]", "mcp.example.com",
                        "mcp.auth.provider", "none",
                        "mcp.pages.size", "5")))
                .isEmpty();
    }

    @Test
    void theSettingsOfANamedServerAreThoseThatEachCanHave() {
        assertThat(warnings(Map.of(
                        "mcp.servers.admin.endpoint", "/admin",
                        "mcp.servers.admin.server.name", "x",
                        "mcp.servers.admin.allowed-hosts[0]", "mcp.example.com",
                        "mcp.auth.provider", "none",
                        "mcp.servers.admin.limits.calls", "5")))
                .isEmpty();
        assertThat(warnings(Map.of("mcp.servers.admin.endpoint", "/admin", "mcp.servers.admin.limits.cals", "5")))
                .singleElement()
                .asString()
                .contains("'mcp.servers.admin.limits.cals'", "mcp.servers.admin.limits.calls");
        assertThat(warnings(Map.of("mcp.servers.admin.endpoint", "/admin", "mcp.servers.admin.state.ttl", "5m")))
                .singleElement()
                .asString()
                .contains("'mcp.servers.admin.state.ttl'", "set 'mcp.state.ttl', which holds for all servers");
    }

    @Test
    void settingsOfSingleComponentsAreKnownUnderAnyName() {
        assertThat(warnings(Map.of(
                        "mcp.tools.docs.search_v2.title", "x",
                        "mcp.resources.books://isbn/{isbn}.enabled", "false",
                        "mcp.prompts.Review-Code.description", "y",
                        "mcp.servers.admin.endpoint", "/admin",
                        "mcp.servers.admin.tools.docs.search_v2.title", "x")))
                .isEmpty();
    }

    @Test
    void factsThatCannotBeSetAreReported() {
        assertThat(warnings(Map.of("mcp.tools.lookUp.handler", "x")))
                .singleElement()
                .asString()
                .contains("handler");
    }

    /** Something that is set several times, each time under a name of the user's choice. */
    @EachProperty("mcp.places")
    @Requires(property = "test.places")
    record Place(
            @Parameter String name,
            @Nullable String streetName,
            @Nullable List<String> doors) {}

    @Test
    void theSettingsOfNamedThingsAreKnownUnderAnyName() {
        assertThat(warnings(Map.of(
                        "test.places", "true",
                        "mcp.places.home.street-name", "x",
                        "mcp.places.summerHouse.streetName", "y",
                        "mcp.places.home.doors[0]", "z")))
                .isEmpty();
    }

    @Test
    void aMisspeltSettingOfANamedThingIsReportedByName() {
        assertThat(warnings(Map.of("test.places", "true", "mcp.places.home.stret-name", "x")))
                .singleElement()
                .asString()
                .contains("'mcp.places.home.stret-name'", "mcp.places.<name>.street-name");
        assertThat(warnings(Map.of("test.places", "true", "mcp.places.street-name", "x")))
                .singleElement()
                .asString()
                .contains("'mcp.places.street-name'");
        assertThat(warnings(Map.of("test.places", "true", "mcp.places.home.garden.street-name", "x")))
                .singleElement()
                .asString()
                .contains("'mcp.places.home.garden.street-name'");
    }

    @Test
    void everySettingIsKnownByTheNameThatItIsReadBy() {
        try (ApplicationContext context = ApplicationContext.run()) {
            assertThat(context.getBean(UnknownKeys.class).known())
                    .contains("mcp.endpoint", "mcp.limits.call-timeout", "mcp.state.keys", "mcp.cache.list-ttl");
        }
    }

    private static List<String> warnings(Map<String, Object> settings) {
        Logger logger = (Logger) LoggerFactory.getLogger(UnknownKeys.class);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        try (ApplicationContext context = ApplicationContext.run(settings)) {
            assertThat(context.isRunning()).isTrue();
            return appender.list.stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .toList();
        } finally {
            logger.detachAppender(appender);
        }
    }
}
