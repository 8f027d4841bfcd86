package dev.remotemcp.auth.obo;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.remotemcp.auth.obo.ExchangeOutcome.Exchanged;
import dev.remotemcp.auth.obo.ExchangeOutcome.Failed;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.ConsentRequired;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.SignInAgain;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.Unavailable;
import dev.remotemcp.auth.obo.OnBehalfOfProblem.UserTokenRequired;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.runtime.state.KeptShares;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens in memory, for each caller, token of theirs and target alone; bounded in number and in bytes, a quarter
 * of these for one caller. Those beyond the quarter are exchanged for each call, others push out the ones not used for
 * longest.
 */
final class CachedTokens implements OnBehalfOfTokens {
    /** What a token has left when it is handed out is enough for a call. */
    static final Duration MARGIN = Duration.ofMinutes(5);

    /** So that a person who has just consented does not wait for long. */
    static final Duration CONSENT_REMEMBERED = Duration.ofSeconds(30);

    /** Bytes of memory that an entry takes beside the text of its token. */
    private static final int ENTRY_BYTES = 2_048;

    /** The part of the heap that tokens may take. */
    private static final int HEAPS_PART = 16;

    /** The part of all bytes that one caller may take. */
    private static final int CALLERS_PART = 4;

    private final OboSettings settings;
    private final Issuer issuer;
    private final Exchanges exchanges;
    private final Executor threads;
    private final Clock clock;
    private final KeptShares shares;
    private final AsyncCache<Key, Kept> cache;

    /**
     * Where tokens come from, as a part of the key.
     *
     * @param authority the provider
     * @param clientId the server's registration there
     */
    record Issuer(String authority, String clientId) {}

    /** Whose token it is. The caller's own token is in it by its digest, so that its end and its claims hold. */
    private record Key(String tenantId, String objectId, String assertion, Issuer issuer, TokenTarget target) {}

    /** The outcome of an exchange, when it expires, and the bytes it counts for. */
    private record Kept(ExchangeOutcome outcome, Instant until, int bytes) {}

    CachedTokens(OboSettings settings, Issuer issuer, Exchanges exchanges, Executor threads, Clock clock) {
        this(settings, issuer, exchanges, threads, clock, Runtime.getRuntime().maxMemory() / HEAPS_PART);
    }

    /** With tokens of so many bytes. */
    CachedTokens(
            OboSettings settings, Issuer issuer, Exchanges exchanges, Executor threads, Clock clock, long mostBytes) {
        this.settings = settings;
        this.issuer = issuer;
        this.exchanges = exchanges;
        this.threads = threads;
        this.clock = clock;
        this.shares = new KeptShares(Long.MAX_VALUE, mostBytes / CALLERS_PART);
        // Each counts for so much at least that no more than the number allowed fit.
        int smallest = (int) Math.min(Integer.MAX_VALUE, mostBytes / Math.max(1, settings.cacheSize()));
        this.cache = Caffeine.newBuilder()
                .maximumWeight(mostBytes)
                .weigher((Key key, Kept kept) -> Math.max(kept.bytes(), smallest))
                .ticker(() -> nanos(clock.instant()))
                .executor(Runnable::run) // its own work is short; exchanges have their threads
                .expireAfter(new End())
                .removalListener((@Nullable Key key, @Nullable Kept kept, RemovalCause cause) -> {
                    if (key != null && kept != null && kept.bytes() > 0) {
                        shares.give(caller(key.tenantId(), key.objectId()), kept.bytes());
                    }
                })
                .buildAsync();
    }

    @Override
    public DownstreamToken onBehalfOf(Caller caller, String downstream) {
        return token(caller, settings.downstream(downstream).target());
    }

    @Override
    public DownstreamToken onBehalfOf(Caller caller, Set<String> scopes) {
        return token(caller, target(scopes));
    }

    @Override
    public DownstreamToken inPlaceOf(DownstreamToken refused, Caller caller, String downstream, String claims) {
        return replaced(refused, caller, settings.downstream(downstream).target(), claims);
    }

    @Override
    public DownstreamToken inPlaceOf(DownstreamToken refused, Caller caller, Set<String> scopes, String claims) {
        return replaced(refused, caller, target(scopes), claims);
    }

    @Override
    public void consented(String tenantId, String objectId) {
        cache.asMap()
                .entrySet()
                .removeIf(entry -> entry.getKey().tenantId().equals(tenantId)
                        && entry.getKey().objectId().equals(objectId)
                        && lacksConsent(entry.getValue()));
    }

    private static boolean lacksConsent(CompletableFuture<Kept> current) {
        return current.isDone()
                && !current.isCompletedExceptionally()
                && current.join().outcome() instanceof Failed(ConsentRequired _);
    }

    /** How many there are; what is over may be counted for a while. */
    long size() {
        cache.synchronous().cleanUp();
        return cache.synchronous().estimatedSize();
    }

    private static TokenTarget target(Set<String> scopes) {
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("There is no scope: name what the call needs, with the API before it");
        }
        return TokenTarget.of(scopes);
    }

    private DownstreamToken token(Caller caller, TokenTarget target) {
        check(caller);
        Key key = key(caller, target);
        forgetOver(key);
        return await(cache.get(key, (_, _) -> exchanged(caller, target, Optional.empty())));
    }

    /** What is not to be kept leaves the cache by itself, but a moment later than it reaches its waiters. */
    private void forgetOver(Key key) {
        CompletableFuture<Kept> current = cache.getIfPresent(key);
        if (current != null
                && current.isDone()
                && (current.isCompletedExceptionally()
                        || !current.join().until().isAfter(clock.instant()))) {
            cache.asMap().remove(key, current);
        }
    }

    private DownstreamToken replaced(DownstreamToken refused, Caller caller, TokenTarget target, String claims) {
        if (TokenError.object(claims).isEmpty()) {
            throw new IllegalArgumentException(
                    "The claims are no JSON object: pass what the challenge has, decoded from Base64");
        }
        check(caller);
        // What is there may be another thread's answer to the same refusal already.
        return await(cache.asMap()
                .compute(
                        key(caller, target),
                        (_, current) -> current == null || has(current, refused)
                                ? exchanged(caller, target, Optional.of(claims))
                                : current));
    }

    private static boolean has(CompletableFuture<Kept> current, DownstreamToken refused) {
        return current.isDone()
                && !current.isCompletedExceptionally()
                && (!(current.join().outcome() instanceof Exchanged(DownstreamToken token))
                        || token.value().equals(refused.value()));
    }

    /** Refused without asking the provider, which would say the same. */
    private void check(Caller caller) {
        if (caller.appOnly()) {
            throw new OnBehalfOfException(new UserTokenRequired());
        }
        if (!clock.instant().isBefore(caller.expiresAt())) {
            throw new OnBehalfOfException(new SignInAgain("", ""));
        }
    }

    private Key key(Caller caller, TokenTarget target) {
        return new Key(caller.tenantId(), caller.objectId(), caller.assertion().digest(), issuer, target);
    }

    /** Runs on a thread of its own, so that nobody's interruption ends what others wait for. */
    private CompletableFuture<Kept> exchanged(Caller caller, TokenTarget target, Optional<String> claims) {
        ExchangeRequest request = new ExchangeRequest(caller.assertion(), caller.tenantId(), target, claims);
        return CompletableFuture.supplyAsync(
                () -> {
                    ExchangeOutcome outcome = outcome(request);
                    int bytes = ENTRY_BYTES
                            + (outcome instanceof Exchanged(DownstreamToken token)
                                    ? token.value().length()
                                    : 0);
                    return shares.take(caller(caller.tenantId(), caller.objectId()), bytes)
                            ? new Kept(outcome, until(outcome, caller), bytes)
                            : new Kept(outcome, clock.instant(), 0);
                },
                threads);
    }

    private static String caller(String tenantId, String objectId) {
        return tenantId + "/" + objectId;
    }

    /** How many bytes the tokens of a caller count for. */
    long bytes(String tenantId, String objectId) {
        cache.synchronous().cleanUp();
        return shares.of(caller(tenantId, objectId));
    }

    private ExchangeOutcome outcome(ExchangeRequest request) {
        try {
            return exchanges.exchange(request);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Failed(new Unavailable("", ""));
        }
    }

    private Instant until(ExchangeOutcome outcome, Caller caller) {
        return switch (outcome) {
            case Exchanged(DownstreamToken token) ->
                (token.expiresAt().isBefore(caller.expiresAt()) ? token.expiresAt() : caller.expiresAt()).minus(MARGIN);
            case Failed(ConsentRequired _) -> clock.instant().plus(CONSENT_REMEMBERED);
            case Failed _ -> clock.instant();
        };
    }

    private static long nanos(Instant time) {
        return TimeUnit.MILLISECONDS.toNanos(time.toEpochMilli());
    }

    /** Ends what is kept by the clock, wherever that moves in between. */
    private static final class End implements Expiry<Key, Kept> {
        @Override
        public long expireAfterCreate(Key key, Kept kept, long now) {
            return Math.max(0, nanos(kept.until()) - now);
        }

        @Override
        public long expireAfterUpdate(Key key, Kept kept, long now, long rest) {
            return expireAfterCreate(key, kept, now);
        }

        @Override
        public long expireAfterRead(Key key, Kept kept, long now, long rest) {
            return rest;
        }
    }

    private static DownstreamToken await(@Nullable CompletableFuture<Kept> pending) {
        if (pending == null) {
            throw new IllegalStateException("An exchange is there or was begun");
        }
        try {
            return switch (pending.get().outcome()) {
                case Exchanged(DownstreamToken token) -> token;
                case Failed(OnBehalfOfProblem problem) -> throw new OnBehalfOfException(problem);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The call was cancelled while it waited for a token");
        } catch (ExecutionException e) {
            throw new IllegalStateException("The exchange of a token failed", e.getCause());
        }
    }
}
