package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls that go on although their time is over and their threads were interrupted: reported by name, and counted
 * against their handler, which is not called any more while too many of its calls are stuck. Thread-safe.
 */
final class StuckCalls {
    private static final Logger LOG = LoggerFactory.getLogger(StuckCalls.class);

    private final LimitsConfiguration limits;
    private final Tally stuck = new Tally(0);

    StuckCalls(LimitsConfiguration limits) {
        this.limits = limits;
    }

    /** The reason why a handler is not called now, if there is one. */
    Optional<StuckHandlerException> refuses(Subject subject) {
        if (stuck.isEmpty()) {
            return Optional.empty(); // as always, so that no name is looked up
        }
        int count = stuck.of(subject.subject());
        return count < limits.mostStuckCalls()
                ? Optional.empty()
                : Optional.of(new StuckHandlerException("Cannot use " + subject.subject() + " now: " + count
                        + " of its calls run on past their time and do not end; the server's log names them."
                        + " Everything else of this server can be used"));
    }

    /** A call has become stuck. */
    void add(Run<?> run, long nowNanos) {
        String subject = run.subject();
        int count = stuck.add(subject);
        run.onThread(thread -> LOG.warn(
                "A call of {} does not end: it has run for {} ms, mcp.limits.call-timeout is {}, and it does not react to"
                        + " the interruption of its thread; it is at {}. Stuck calls of it: {}, {}",
                subject,
                Duration.ofNanos(nowNanos - run.since()).toMillis(),
                limits.callTimeout(),
                Frame.of(thread),
                count,
                count < limits.mostStuckCalls()
                        ? "at " + limits.mostStuckCalls() + " it is refused (mcp.limits.stuck-calls)"
                        : "so it is refused from now on (mcp.limits.stuck-calls)"));
    }

    /** A stuck call has ended after all. */
    void remove(Run<?> run) {
        String subject = run.subject();
        stuck.subtract(subject);
        LOG.info("A stuck call of {} has ended; {} are left", subject, stuck.of(subject));
    }
}
