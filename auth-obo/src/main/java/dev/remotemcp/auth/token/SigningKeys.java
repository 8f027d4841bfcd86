package dev.remotemcp.auth.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetBasedJWKSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.remotemcp.auth.token.PacedFetches.TooSoonException;
import dev.remotemcp.auth.token.TokenVerdict.Unavailable;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys with which a provider signs tokens.
 *
 * <p>They are kept for an hour and fetched anew ten minutes before it is over, in the background. A token that names an
 * unknown key makes for a fetch too, since keys are rotated, but there are no more than two of these in 30 seconds.
 * While the provider is away, the last keys serve for another day; without any, they are fetched again after a second,
 * and then after longer and longer pauses of up to 30 seconds.
 *
 * <p>Can be used by any number of threads at once; one thread fetches and the others wait for it.
 */
public final class SigningKeys implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Duration REFRESHED_AHEAD = Duration.ofMinutes(10);
    private static final Duration OUTAGE = Duration.ofDays(1);

    /** One of the ways to find keys. */
    @FunctionalInterface
    interface Lookup {
        /** The keys of a name. */
        List<SigningKey> find(String keyId) throws Refusal;
    }

    /** How long a thread waits for another one's fetch, of metadata and of keys, each with a second try. */
    private static final Duration WAIT = Duration.ofSeconds(15);

    private final Clock clock;
    /** The verdict where {@link #findNow} would have to wait. */
    static final TokenVerdict FETCH_FIRST = new Unavailable(Duration.ZERO);

    private final PublishedKeys published;
    private final PacedFetches fetches;

    /** How many threads look for a key that is not known; one of them fetches, and the others wait for it. */
    private final AtomicInteger searching = new AtomicInteger();

    private final ExecutorService executor;
    private final ScheduledExecutorService scheduler;
    private final JWKSetSource<SecurityContext> source;

    /**
     * Fetches nothing yet.
     *
     * @param address where the provider publishes its keys ({@code jwks_uri})
     * @param clock tells when keys are too old
     */
    public SigningKeys(URI address, Clock clock) {
        this(documents -> address, clock);
    }

    SigningKeys(KeysAddress address, Clock clock) {
        this(address, clock, TIMEOUT);
    }

    SigningKeys(KeysAddress address, Clock clock, Duration timeout) {
        this.clock = clock;
        this.published = new PublishedKeys(address, timeout);
        ThreadFactory threads =
                Thread.ofPlatform().daemon().name("mcp-auth-keys-", 0).factory();
        this.executor = Executors.newSingleThreadExecutor(threads);
        this.scheduler = Executors.newSingleThreadScheduledExecutor(threads);
        this.fetches = new PacedFetches(
                source(JWKSourceBuilder.create(published)
                        .cache(false)
                        .refreshAheadCache(false)
                        .rateLimited(false)
                        .retrying(true)
                        .outageTolerant(OUTAGE.toMillis())),
                clock);
        this.source = source(JWKSourceBuilder.create(fetches)
                .cache(KEPT.toMillis(), WAIT.toMillis())
                .refreshAheadCache(REFRESHED_AHEAD.toMillis(), null, executor, false, scheduler, false)
                .rateLimited(false));
    }

    /** Asked directly, because the source above it always takes the time from the system. */
    private static JWKSetSource<SecurityContext> source(JWKSourceBuilder<SecurityContext> builder) {
        return ((JWKSetBasedJWKSource<SecurityContext>) builder.build()).getJWKSetSource();
    }

    /**
     * The keys of a name as far as they are known, without waiting for anybody.
     *
     * @throws Refusal with {@link #FETCH_FIRST} if they may be known after a fetch, which {@link #find} makes; with
     *     {@link Unavailable} if there are no keys at all and it is too soon for another fetch
     */
    List<SigningKey> findNow(String keyId) throws Refusal {
        // Before the keys are looked at: a search that ends in between has left them.
        boolean searched = searching.get() > 0;
        Optional<Duration> pause = fetches.pause();
        long fetched = fetches.fetched();
        if (fetched == Long.MIN_VALUE || clock.millis() - fetched >= KEPT.toMillis()) {
            throw new Refusal(pause.<TokenVerdict>map(Unavailable::new).orElse(FETCH_FIRST));
        }
        try {
            List<SigningKey> keys =
                    named(keyId, source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), null));
            if (keys.isEmpty() && (searched || pause.isEmpty())) {
                throw new Refusal(FETCH_FIRST);
            }
            return keys;
        } catch (KeySourceException e) {
            throw new Refusal(FETCH_FIRST); // they ended this very moment
        }
    }

    /**
     * The keys of a name, none if the provider has no such key.
     *
     * @throws Refusal with {@link Unavailable} if there are no keys at all and none can be fetched
     */
    List<SigningKey> find(String keyId) throws Refusal {
        JWKSet known;
        try {
            known = source.getJWKSet(JWKSetCacheRefreshEvaluator.noRefresh(), clock.millis(), null);
        } catch (TooSoonException e) {
            throw new Refusal(new Unavailable(e.pause())); // why has been logged, and callers may be many
        } catch (KeySourceException e) {
            fetches.lost();
            Duration pause = fetches.pause().orElse(PacedFetches.FIRST_PAUSE);
            LOG.warn(
                    "The keys of the identity provider cannot be fetched, next try in {} s: {}",
                    pause.toSeconds(),
                    e.getMessage());
            throw new Refusal(new Unavailable(pause));
        }
        List<SigningKey> keys = named(keyId, known);
        if (!keys.isEmpty()) {
            return keys;
        }
        searching.incrementAndGet();
        try {
            return named(
                    keyId,
                    source.getJWKSet(JWKSetCacheRefreshEvaluator.referenceComparison(known), clock.millis(), null));
        } catch (KeySourceException e) {
            LOG.debug("No newer keys were fetched: {}", e.getMessage());
            return List.of(); // fetched a moment ago, and the key was not among them
        } finally {
            searching.decrementAndGet();
        }
    }

    /** Ends what runs in the background. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        executor.shutdownNow();
        try {
            source.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        published.close();
    }

    private List<SigningKey> named(String keyId, JWKSet keys) {
        List<SigningKey> named = new ArrayList<>();
        for (JWK key : keys.getKeys()) {
            if (keyId.equals(key.getKeyID())) {
                published.issuers(key).ifPresent(issuers -> named.add(new SigningKey(key, issuers)));
            }
        }
        return named;
    }
}
