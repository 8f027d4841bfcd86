package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.obo.ExchangeOutcome.Failed;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Throttled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Exchanges with patience: tries a second time if the provider asks for a moment, and leaves it alone if for more. */
final class Exchanges {
    /** What a caller is made to wait. */
    static final Duration MOMENT = Duration.ofSeconds(2);

    private final TokenExchanger exchanger;
    private final Breakers breakers;
    private final Pause pause;
    private final Duration deadline;
    private final Clock clock;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void await(Duration time) throws InterruptedException;
    }

    /**
     * Exchanges through an exchanger.
     *
     * @param deadline after which nothing is tried again
     */
    Exchanges(TokenExchanger exchanger, Breakers breakers, Pause pause, Duration deadline, Clock clock) {
        this.exchanger = exchanger;
        this.breakers = breakers;
        this.pause = pause;
        this.deadline = deadline;
        this.clock = clock;
    }

    ExchangeOutcome exchange(ExchangeRequest request) throws InterruptedException {
        Optional<Duration> wait = breakers.keptBack(request.tenantId());
        if (wait.isPresent()) {
            return new Failed(new Throttled(wait.get(), "", ""));
        }
        Instant end = clock.instant().plus(deadline);
        ExchangeOutcome first = once(request);
        if (first instanceof Failed(Throttled(Duration retryAfter, var _, var _))
                && retryAfter.compareTo(MOMENT) <= 0
                && clock.instant().plus(retryAfter).isBefore(end)) {
            pause.await(retryAfter);
            return once(request);
        }
        return first;
    }

    private ExchangeOutcome once(ExchangeRequest request) throws InterruptedException {
        ExchangeOutcome outcome = exchanger.exchange(request);
        breakers.learn(request.tenantId(), outcome);
        return outcome;
    }
}
