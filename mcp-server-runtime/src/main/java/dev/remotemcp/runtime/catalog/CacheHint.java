package dev.remotemcp.runtime.catalog;

/**
 * How long and for whom a client may keep a result.
 *
 * @param ttlMs milliseconds, 0 or more; -1 takes the configured default
 * @param shared whether the content is the same for every caller ({@code cacheScope: public})
 */
public record CacheHint(long ttlMs, boolean shared) {
    /** The configured time to live, for the asking caller only. */
    public static final CacheHint DEFAULT = new CacheHint(-1, false);
}
