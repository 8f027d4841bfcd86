package dev.remotemcp.auth.obo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Misconfigured;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what only the operator can mend, each thing once an hour: callers come again and again, and so may
 * a mistake that was mended. Thread-safe.
 */
final class OperatorLog {
    private static final Logger LOG = LoggerFactory.getLogger(OperatorLog.class);

    private static final Duration SILENCE = Duration.ofHours(1);
    /** Codes are the provider's, so that there is no end to them but this. */
    private static final int MOST_REMEMBERED = 1000;

    private final Cache<String, Boolean> told;

    OperatorLog(Clock clock) {
        this.told = Caffeine.newBuilder()
                .maximumSize(MOST_REMEMBERED)
                .expireAfterWrite(SILENCE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** What an error means; one of the configuration is logged. */
    OnBehalfOfProblem problem(TokenError error, Set<String> scopes) {
        OnBehalfOfProblem problem = ErrorTable.problem(error, scopes);
        if (problem instanceof Misconfigured(String code, String correlationId)) {
            String what = code.isEmpty() ? error.status() + " " + error.error() : code;
            tell(what, ErrorTable.remedy(error), correlationId);
        }
        return problem;
    }

    /** Logs what is wrong on this side: the provider was not asked, or could not be. */
    OnBehalfOfProblem problem(NoProofException wrong) {
        if (wrong.passing()) {
            LOG.warn("No token on behalf of callers at the moment: {}", wrong.remedy());
            return new OnBehalfOfProblem.Unavailable("", "");
        }
        tell(wrong.key(), wrong.remedy(), "");
        return new Misconfigured("", "");
    }

    private void tell(String what, String remedy, String correlationId) {
        if (told.asMap().putIfAbsent(what, true) == null) {
            LOG.error(
                    "No token on behalf of callers ({}): {}{}",
                    what,
                    remedy,
                    correlationId.isEmpty() ? "" : " (correlation id " + correlationId + ")");
        }
    }
}
