package dev.remotemcp.auth.obo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.remotemcp.minientra.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OperatorLogTest {
    private static final int SECRET_IS_OVER = 7000222;
    private static final int NO_REGISTRATION = 700016;

    private final Logger logger = (Logger) LoggerFactory.getLogger(OperatorLog.class);
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final MovableClock clock = new MovableClock();
    private final OperatorLog operator = new OperatorLog(clock);

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
    void aMistakeIsToldOnceAnHour() {
        refused(SECRET_IS_OVER);
        clock.advance(Duration.ofMinutes(59));
        refused(SECRET_IS_OVER);
        assertThat(messages()).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        refused(SECRET_IS_OVER);
        refused(SECRET_IS_OVER);

        assertThat(messages())
                .hasSize(2)
                .allMatch(
                        message -> message.contains("AADSTS7000222") && message.contains("mcp.auth.obo.client-secret"));
    }

    @Test
    void eachCodeIsToldByItself() {
        refused(SECRET_IS_OVER);
        clock.advance(Duration.ofMinutes(30));
        refused(NO_REGISTRATION);
        clock.advance(Duration.ofMinutes(30));
        refused(SECRET_IS_OVER);
        refused(NO_REGISTRATION);

        assertThat(messages())
                .satisfiesExactly(
                        message -> assertThat(message).contains("AADSTS7000222"),
                        message -> assertThat(message).contains("AADSTS700016"),
                        message -> assertThat(message).contains("AADSTS7000222"));
    }

    @Test
    void aProofThatIsNotThereIsToldOnceAnHourToo() {
        NoProofException wrong = NoProofException.of("certificate", "write the path of another file");
        operator.problem(wrong);
        operator.problem(wrong);
        assertThat(messages()).hasSize(1);

        clock.advance(Duration.ofHours(1));
        operator.problem(wrong);

        assertThat(messages()).hasSize(2).allMatch(message -> message.contains("write the path of another file"));
    }

    @Test
    void whatCallersCanMendIsNotToldToTheOperator() {
        assertThat(refused(65001)).isInstanceOf(OnBehalfOfProblem.ConsentRequired.class);

        assertThat(messages()).isEmpty();
    }

    private OnBehalfOfProblem refused(int number) {
        return operator.problem(
                new TokenError(400, "invalid_grant", "", number, Optional.empty(), "", Optional.empty()),
                Set.of("https://graph.microsoft.com/User.Read"));
    }

    private List<String> messages() {
        assertThat(logged.list).allMatch(event -> event.getLevel() == Level.ERROR);
        return logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
