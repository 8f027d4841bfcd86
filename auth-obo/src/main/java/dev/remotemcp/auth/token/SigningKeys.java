package dev.remotemcp.auth.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of one issuer: cached for an hour, fetched again ten minutes before that, and on an unknown key at most once
 * in 30 s and once more. An outage of the issuer is bridged for a day. Thread-safe; at most one thread fetches.
 */
final class SigningKeys implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final KeyDocument document;
    private final JWKSource<SecurityContext> source;
    private final ExecutorService fetching = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ahead = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mcp-auth-keys").factory());

    SigningKeys(KeyLocation location) {
        this.document = new KeyDocument(location);
        this.source = JWKSourceBuilder.create(document)
                .cache(Duration.ofHours(1).toMillis(), Duration.ofSeconds(10).toMillis())
                .refreshAheadCache(Duration.ofMinutes(10).toMillis(), null, fetching, false, ahead, false)
                .rateLimited(Duration.ofSeconds(30).toMillis())
                .retrying(true)
                .outageTolerant(Duration.ofDays(1).toMillis())
                .build();
    }

    /** The key of that id. */
    SigningKey find(String keyId) throws RejectedTokenException {
        JWKSelector wanted =
                new JWKSelector(new JWKMatcher.Builder().keyID(keyId).build());
        try {
            List<JWK> found = source.get(wanted, null);
            if (found.isEmpty()) {
                throw new RejectedTokenException(Reason.SIGNATURE);
            }
            return new SigningKey(found.getFirst(), document.issuer(keyId));
        } catch (KeySourceException e) {
            if (document.fetched()) {
                // An unknown key is not looked for again and again: nobody but its sender would gain by that.
                throw new RejectedTokenException(Reason.SIGNATURE);
            }
            LOG.warn("Tokens cannot be checked: {}", e.getMessage());
            throw new RejectedTokenException(new TokenVerdict.Unavailable(RETRY_AFTER));
        }
    }

    @Override
    public void close() {
        if (source instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                LOG.debug("Closing the source of keys failed", e);
            }
        }
        fetching.shutdownNow();
        ahead.shutdownNow();
    }
}
