package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator can find out about a token that was refused, and clients cannot. */
final class RefusalsInTheLogTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.remotemcp.auth.http");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final SignInServer server = new SignInServer(Map.of());

    @BeforeEach
    void listen() {
        logged.start();
        logger.addAppender(logged);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
        logger.detachAppender(logged);
        server.close();
    }

    @Test
    void whyATokenIsNotAcceptedIsLoggedByNameAndNothingElseOfIt() throws Exception {
        assertThat(server.call(server.token()
                                .audience("https://graph.microsoft.com")
                                .mint())
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.call(server.token().kid("unknown-key").mint()).statusCode())
                .isEqualTo(401);

        assertThat(messages()).containsExactly("A token was not accepted: AUDIENCE", "A token was not accepted: KEY");
    }

    @Test
    void whyAHolderIsNotLetInIsLoggedByName() throws Exception {
        assertThat(server.call(server.token()
                                .withoutClaim("scp")
                                .claim("roles", List.of("mcp.access"))
                                .mint())
                        .statusCode())
                .isEqualTo(403);

        assertThat(messages()).containsExactly("The holder of a token was not let in: APP_ONLY");
    }

    @Test
    void aTokenThatIsRefusedAgainIsLoggedAgain() throws Exception {
        String token = server.token().audience("https://graph.microsoft.com").mint();
        server.call(token);
        server.call(token);

        assertThat(messages()).hasSize(2);
    }

    @Test
    void whoIsServedIsNotMentioned() throws Exception {
        assertThat(server.call(server.token().mint()).statusCode()).isEqualTo(200);

        assertThat(messages()).isEmpty();
    }

    private List<String> messages() {
        assertThat(logged.list).allMatch(event -> event.getLevel() == Level.DEBUG);
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
