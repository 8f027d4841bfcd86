package dev.remotemcp.auth.obo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.auth.obo.OnBehalfOfProblem.SignInAgain;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Throttled;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Unavailable;
import dev.remotemcp.auth.token.Assertion;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExchangesTest {
    private static final ExchangeOutcome UNAVAILABLE = new ExchangeOutcome.Failed(new Unavailable("AADSTS90033", ""));

    private final ShiftedClock clock = new ShiftedClock();
    private final Deque<ExchangeOutcome> answers = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private int asked;
    private Duration answerTime = Duration.ZERO;
    private final Exchanges exchanges = new Exchanges(
            _ -> {
                asked++;
                clock.advance(answerTime);
                return answers.isEmpty() ? token() : answers.poll();
            },
            new Breakers(clock, Duration.ofSeconds(12)),
            time -> {
                pauses.add(time);
                clock.advance(time);
            },
            Duration.ofSeconds(12),
            clock);

    @Test
    void whoIsAskedToWaitAMomentDoesAndTriesOnceMore() throws InterruptedException {
        answers.add(throttled(2));

        assertThat(exchange("tenant")).isInstanceOf(ExchangeOutcome.Exchanged.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(2));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void aSecondRefusalIsFinal() throws InterruptedException {
        answers.add(throttled(1));
        answers.add(throttled(1));

        assertThat(exchange("tenant")).isEqualTo(throttled(1));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whoIsAskedToWaitLongerIsToldSo() throws InterruptedException {
        answers.add(throttled(3));

        assertThat(exchange("tenant")).isEqualTo(throttled(3));
        assertThat(pauses).isEmpty();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void nothingIsTriedAgainWhenTheTimeIsOver() throws InterruptedException {
        answerTime = Duration.ofSeconds(11);
        answers.add(throttled(2));

        assertThat(exchange("tenant")).isEqualTo(throttled(2));
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void aStormOfCallsIsKeptAwayFromAThrottledDirectoryAndFromNoOther() throws InterruptedException {
        answers.add(throttled(30));
        exchange("tenant");
        clock.advance(Duration.ofSeconds(10));

        for (int i = 0; i < 1000; i++) {
            assertThat(exchange("tenant")).isEqualTo(throttled(20));
        }

        assertThat(asked).isEqualTo(1);
        assertThat(exchange("other")).isInstanceOf(ExchangeOutcome.Exchanged.class);
    }

    @Test
    void afterTheWaitOneGoesFirstAndTheOthersFollowIfItIsAnswered() throws InterruptedException {
        Breakers breakers = new Breakers(clock, Duration.ofSeconds(12));
        breakers.learn("tenant", throttled(30));
        clock.advance(Duration.ofSeconds(30));

        assertThat(breakers.keptBack("tenant")).isEmpty();
        assertThat(breakers.keptBack("tenant")).hasValue(Duration.ofSeconds(12));

        breakers.learn("tenant", new ExchangeOutcome.Failed(new SignInAgain("AADSTS50173", "")));
        assertThat(breakers.keptBack("tenant")).isEmpty();
        assertThat(breakers.keptBack("tenant")).isEmpty();
    }

    @Test
    void breakersOfManyDirectoriesAreBounded() {
        Breakers breakers = new Breakers(clock, Duration.ofSeconds(12));
        for (int i = 0; i < 3 * Breakers.MOST; i++) {
            breakers.learn("tenant" + i, throttled(30));
        }
        assertThat(breakers.size()).isBetween(1, Breakers.MOST);
    }

    @Test
    void whoGoesFirstAndNeverComesBackIsFollowedByAnother() {
        Breakers breakers = new Breakers(clock, Duration.ofSeconds(12));
        breakers.learn("tenant", throttled(30));
        clock.advance(Duration.ofSeconds(30));
        assertThat(breakers.keptBack("tenant")).isEmpty();

        clock.advance(Duration.ofSeconds(12));

        assertThat(breakers.keptBack("tenant")).isEmpty();
        assertThat(breakers.keptBack("tenant")).isPresent();
    }

    @Test
    void anAnswerToWhatWasSentBeforeDoesNotEndTheWait() {
        Breakers breakers = new Breakers(clock, Duration.ofSeconds(12));
        breakers.learn("tenant", throttled(30));

        breakers.learn("tenant", token());
        assertThat(breakers.keptBack("tenant")).isPresent();

        breakers.learn("tenant", UNAVAILABLE);
        assertThat(breakers.keptBack("tenant")).isPresent();
    }

    @Test
    void severalFailuresInARowAreAsGoodAsBeingToldToWait() throws InterruptedException {
        for (int i = 0; i < Breakers.FAILURES; i++) {
            answers.add(UNAVAILABLE);
            assertThat(exchange("tenant")).isEqualTo(UNAVAILABLE);
        }

        assertThat(exchange("tenant")).isEqualTo(new ExchangeOutcome.Failed(new Throttled(Breakers.PAUSE, "", "")));
        assertThat(asked).isEqualTo(Breakers.FAILURES);
        clock.advance(Breakers.PAUSE);
        assertThat(exchange("tenant")).isInstanceOf(ExchangeOutcome.Exchanged.class);
        assertThat(exchange("tenant")).isInstanceOf(ExchangeOutcome.Exchanged.class);
    }

    @Test
    void aFailureNowAndThenKeepsNobodyBack() throws InterruptedException {
        for (int i = 0; i < 4 * Breakers.FAILURES; i++) {
            answers.add(UNAVAILABLE);
            answers.add(token());
            assertThat(exchange("tenant")).isEqualTo(UNAVAILABLE);
            assertThat(exchange("tenant")).isInstanceOf(ExchangeOutcome.Exchanged.class);
        }
    }

    @Test
    void noProviderKeepsADirectoryBackForDays() {
        Breakers breakers = new Breakers(clock, Duration.ofSeconds(12));

        breakers.learn("tenant", throttled(1_000_000));

        assertThat(breakers.keptBack("tenant")).hasValue(Breakers.LONGEST);
    }

    private ExchangeOutcome exchange(String tenant) throws InterruptedException {
        return exchanges.exchange(new ExchangeRequest(
                new Assertion("token"), tenant, TokenTarget.of(Set.of("api://a/b")), Optional.empty()));
    }

    private static ExchangeOutcome throttled(long seconds) {
        return new ExchangeOutcome.Failed(new Throttled(Duration.ofSeconds(seconds), "", ""));
    }

    private ExchangeOutcome token() {
        return new ExchangeOutcome.Exchanged(
                new DownstreamToken("token", clock.instant().plusSeconds(3600), Set.of()));
    }
}
