package dev.remotemcp.auth.token;

import static dev.remotemcp.auth.token.TestConfiguration.CLIENT;
import static dev.remotemcp.auth.token.TestConfiguration.SERVER;
import static dev.remotemcp.auth.token.TestConfiguration.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.minientra.MovableClock;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogsTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.remotemcp.auth");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final MovableClock clock = new MovableClock();
    private KeyServer server;
    private SigningKeys keys;
    private EntraTokenVerifier verifier;

    @BeforeEach
    void start() throws IOException {
        server = new KeyServer(TestKeys.published(TestKeys.FIRST, "https://login.microsoftonline.com/{tenantid}/v2.0"));
        keys = new SigningKeys(server.address(), clock);
        AuthSettings settings = TestConfiguration.entra().settings();
        verifier = new EntraTokenVerifier(settings, (Entra) settings.provider(), keys, clock);
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
        logger.detachAppender(logged);
        keys.close();
        server.close();
    }

    @Test
    void aTokenOfTheFirstVersionMakesForOneHintToTheOperator() {
        verifier.verify(token().claim("ver", "1.0").signed());
        verifier.verify(token().claim("ver", "1.0").signed());

        assertThat(messages()).singleElement().asString().contains("requestedAccessTokenVersion", "token-versions");
    }

    @Test
    void nothingOfATokenIsLogged() {
        for (TestToken token : List.of(
                token(),
                token().claim("ver", "1.0"),
                token().header("kid", "unknown"),
                token().header("kid", "unknown2"),
                token().header("kid", "../x"),
                token().claim("aud", "other"),
                token().signedWith(TestKeys.FOREIGN),
                token().payload(json -> json + "Alice"))) {
            verifier.verify(token.signed());
        }

        assertThat(messages()).noneMatch(message -> message.matches("(?s).*(eyJ|Alice|pairwise|unknown|[.][.]/x).*"));
    }

    @Test
    void anOutageDoesNotFillTheLog() {
        server.fail();
        for (int i = 0; i < 100; i++) {
            verifier.verify(token().signed());
        }

        assertThat(messages()).hasSizeBetween(1, 2).allMatch(message -> message.contains("HTTP 500"));
    }

    private List<String> messages() {
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private TestToken token() {
        return new TestToken(TestKeys.FIRST, "RS256")
                .claim("aud", SERVER)
                .claim("iss", "https://login.microsoftonline.com/" + TENANT + "/v2.0")
                .claim("iat", clock.instant().getEpochSecond())
                .claim("exp", clock.instant().getEpochSecond() + 3600)
                .claim("azp", CLIENT)
                .claim("name", "Alice")
                .claim("oid", "object")
                .claim("scp", "mcp.access")
                .claim("sub", "pairwise")
                .claim("tid", TENANT)
                .claim("ver", "2.0");
    }
}
