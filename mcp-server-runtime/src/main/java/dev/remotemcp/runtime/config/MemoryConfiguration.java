package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.convert.format.ReadableBytes;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of the heap that requests and responses of the whole application may hold at the same time.
 *
 * @param requests bytes of request bodies; a quarter of the heap by default
 * @param requestsPerCaller bytes of the bodies of one caller; a quarter of all by default
 * @param responses bytes that wait for clients which read slowly or not at all; an eighth of the heap by default
 * @param responsesPerCaller bytes that wait for one caller; a quarter of all by default
 */
@Introspected
@ConfigurationProperties("mcp.memory")
public record MemoryConfiguration(
        @Nullable @ReadableBytes Long requests,
        @Nullable @ReadableBytes Long requestsPerCaller,
        @Nullable @ReadableBytes Long responses,
        @Nullable @ReadableBytes Long responsesPerCaller) {
    /** Rejects bounds that would let nothing through. */
    public MemoryConfiguration {
        check("mcp.memory.requests", requests, "mcp.memory.requests-per-caller", requestsPerCaller);
        check("mcp.memory.responses", responses, "mcp.memory.responses-per-caller", responsesPerCaller);
    }

    /** Bytes of request bodies in total. */
    public long allRequests() {
        return requests == null ? Runtime.getRuntime().maxMemory() / 4 : requests;
    }

    /** Bytes of the request bodies of one caller. */
    public long callersRequests() {
        return requestsPerCaller == null ? allRequests() / 4 : requestsPerCaller;
    }

    /** Bytes that wait for slow clients in total. */
    public long allResponses() {
        return responses == null ? Runtime.getRuntime().maxMemory() / 8 : responses;
    }

    /** Bytes that wait for one caller. */
    public long callersResponses() {
        return responsesPerCaller == null ? allResponses() / 4 : responsesPerCaller;
    }

    private static void check(String setting, @Nullable Long all, String callersSetting, @Nullable Long callers) {
        if (all != null && all < 1 || callers != null && callers < 1) {
            throw new IllegalArgumentException(
                    setting + " and " + callersSetting + " are sizes: set them to 1 byte or more, for example 64MB");
        }
        if (all != null && callers != null && callers > all) {
            throw new IllegalArgumentException(callersSetting + " is " + callers + " bytes, more than the " + all
                    + " of " + setting + ": set it to less");
        }
    }
}
