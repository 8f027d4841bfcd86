package dev.remotemcp.auth.obo;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.remotemcp.auth.obo.ExchangeOutcome.Failed;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Throttled;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps exchanges of a directory back while the provider throttles it or fails: until the time that it named, or for a
 * while after several failures in a row. Then one exchange goes first, and the others follow if it gets an answer.
 *
 * <p>Where users of all directories may sign in, their number is unbounded, so only the last {@value #MOST} that had
 * failures are remembered; forgetting one makes for a request that the provider refuses again.
 *
 * <p>Safe for any number of threads.
 */
final class Breakers {
    static final int FAILURES = 5;
    static final Duration PAUSE = Duration.ofSeconds(10);
    static final Duration LONGEST = Duration.ofMinutes(5);

    static final int MOST = 1_000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Clock clock;
    private final Duration trial;
    private final ConcurrentMap<String, State> states;

    /**
     * What is known of a directory.
     *
     * @param failures in a row
     * @param until nothing goes before that
     * @param tried whether one exchange has gone nevertheless, to see
     */
    private record State(int failures, Instant until, boolean tried) {}

    /**
     * Breakers by a clock.
     *
     * @param trial how long the exchange that goes first may take before the next one does
     */
    Breakers(Clock clock, Duration trial) {
        this.clock = clock;
        this.trial = trial;
        this.states = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(REMEMBERED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .<String, State>build()
                .asMap();
    }

    /** How long exchanges of a directory are kept back; empty if this one may go now. */
    Optional<Duration> keptBack(String tenant) {
        AtomicReference<Optional<Duration>> wait = new AtomicReference<>(Optional.empty());
        states.computeIfPresent(tenant, (_, state) -> {
            Instant now = clock.instant();
            if (now.isBefore(state.until())) {
                wait.set(Optional.of(Duration.between(now, state.until())));
                return state;
            }
            boolean open = state.until().isAfter(Instant.MIN);
            return open ? new State(state.failures(), now.plus(trial), true) : state;
        });
        return wait.get();
    }

    /** Learns from an exchange that has gone. */
    void learn(String tenant, ExchangeOutcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Failed(Throttled(Duration retryAfter, var _, var _)) -> {
                Duration wait = retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
                states.compute(tenant, (_, state) -> new State(failures(state), now.plus(wait), false));
            }
            case Failed(Unavailable _) ->
                states.compute(tenant, (_, state) -> {
                    int failures = failures(state);
                    Instant before = state == null || state.tried() ? Instant.MIN : state.until();
                    return new State(failures, failures < FAILURES ? before : now.plus(PAUSE), false);
                });
            // The provider answers. What was sent before it asked for a pause does not end the pause.
            default ->
                states.computeIfPresent(
                        tenant, (_, state) -> !state.tried() && now.isBefore(state.until()) ? state : null);
        }
    }

    /** How many directories are remembered. */
    int size() {
        return states.size();
    }

    private static int failures(@Nullable State before) {
        return before == null ? 1 : before.failures() + 1;
    }
}
