package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the server mends by itself at start, and what it only points out. */
final class HintsAtStartTest {
    private static final String HEADERS = "micronaut.server.netty.max-header-size";
    private static final String HEADERS_2 = "micronaut.server.netty.http2.max-header-list-size";

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.remotemcp.auth");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(logged);
    }

    @Test
    void headersMayBeAsLargeAsTokens() {
        assertThat(limits(Map.of())).containsExactly(32 * 1024L, 32 * 1024L);
        assertThat(limits(Map.of("mcp.auth.max-token-size", "40KB"))).containsExactly(56 * 1024L, 56 * 1024L);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aLimitThatSomebodyHasSetStays() {
        assertThat(limits(Map.of(HEADERS, "20KB", HEADERS_2, 20480))).containsExactly(20 * 1024L, 20 * 1024L);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aLimitThatIsTooSmallIsPointedOut() {
        assertThat(limits(Map.of(HEADERS, "8KB"))).containsExactly(8 * 1024L, 32 * 1024L);
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains(HEADERS + " is 8192 bytes", "mcp.auth.max-token-size is 16384 bytes", "set it to 32768");
    }

    @Test
    void withoutSignInHeadersAreAsMicronautHasThem() {
        try (ApplicationContext context = Contexts.withoutTools(Map.of("mcp.auth.provider", "none"))) {
            assertThat(context.getBean(NettyHttpServerConfiguration.class).getMaxHeaderSize())
                    .isEqualTo(NettyHttpServerConfiguration.DEFAULT_MAXHEADERSIZE);
        }
    }

    @Test
    void aScopePrefixThatEntraMayRefuseIsPointedOut() {
        limits(Map.of("mcp.auth.scope-prefix", "api://11111111-2222-3333-4444-555555555555"));

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("mcp.auth.scope-prefix", "mcp.auth.public-url", "AADSTS9010010", "identifier URI");
    }

    private List<Long> limits(Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("mcp.auth.provider", "entra");
        properties.put("mcp.auth.public-url", SignInServer.PUBLIC_URL);
        properties.put("mcp.auth.tenant-id", "aaaabbbb-0000-cccc-1111-dddd2222eeee");
        properties.put("mcp.auth.client-id", SignInServer.CLIENT_ID);
        properties.putAll(more);
        try (ApplicationContext context = ApplicationContext.run(properties)) {
            NettyHttpServerConfiguration server = context.getBean(NettyHttpServerConfiguration.class);
            return List.of((long) server.getMaxHeaderSize(), server.getHttp2().getMaxHeaderListSize());
        }
    }

    private List<String> warnings() {
        return logged.list.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
