package dev.remotemcp.auth.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetSourceWrapper;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how often keys are fetched. With keys in hand there are at most two fetches in 30 seconds, however many
 * unknown keys tokens name. Without any, failed fetches are repeated after 1, 2, 4, 8, 16 and then every 30 seconds,
 * since nobody can sign in until one succeeds. Thread-safe.
 */
final class PacedFetches extends JWKSetSourceWrapper<SecurityContext> {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration WINDOW = Duration.ofSeconds(30);
    private static final int FETCHES_IN_WINDOW = 2;
    private static final int DOUBLINGS = 5;

    private final Clock clock;

    // Guarded by this.
    private boolean loaded;
    private int failures;
    private long nextTry;
    private long windowEnd;
    private int left;

    /** When the last fetch that succeeded began. */
    private volatile long fetched = Long.MIN_VALUE;

    PacedFetches(JWKSetSource<SecurityContext> source, Clock clock) {
        super(source);
        this.clock = clock;
    }

    /** Refuses a fetch that comes too soon after others. */
    static final class TooSoonException extends KeySourceException {
        private static final long serialVersionUID = 1L;

        private final Duration pause;

        TooSoonException(Duration pause) {
            super("Keys were fetched a moment ago");
            this.pause = pause;
        }

        /** How long to wait. */
        Duration pause() {
            return pause;
        }
    }

    /** How long the next fetch has to wait; empty if it may go now. */
    synchronized Optional<Duration> pause() {
        long now = clock.millis();
        long until = Long.MIN_VALUE;
        if (!loaded) {
            until = failures > 0 ? nextTry : until;
        } else if (left == 0) {
            until = windowEnd;
        }
        return now < until ? Optional.of(Duration.ofMillis(until - now)) : Optional.empty();
    }

    /** Notes that the keys have expired. */
    synchronized void lost() {
        loaded = false;
    }

    /** When the last fetch that succeeded began, in milliseconds; {@link Long#MIN_VALUE} if there was none. */
    long fetched() {
        return fetched;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator evaluator, long currentTime, @Nullable SecurityContext context)
            throws KeySourceException {
        begin();
        JWKSet keys;
        try {
            keys = getSource().getJWKSet(evaluator, currentTime, context);
        } catch (KeySourceException e) {
            failed();
            throw e;
        }
        succeeded(currentTime);
        return keys;
    }

    private synchronized void begin() throws TooSoonException {
        Optional<Duration> pause = pause();
        if (pause.isPresent()) {
            throw new TooSoonException(pause.get());
        }
        long now = clock.millis();
        if (now >= windowEnd) {
            windowEnd = now + WINDOW.toMillis();
            left = FETCHES_IN_WINDOW;
        }
        left = Math.max(0, left - 1);
    }

    private synchronized void failed() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        failures++;
        nextTry = clock.millis() + (pause.compareTo(WINDOW) > 0 ? WINDOW : pause).toMillis();
    }

    private synchronized void succeeded(long began) {
        loaded = true;
        failures = 0;
        fetched = began;
    }
}
