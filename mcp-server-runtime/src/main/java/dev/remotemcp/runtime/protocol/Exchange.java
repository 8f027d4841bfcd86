package dev.remotemcp.runtime.protocol;

import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One HTTP request and the way to answer it: with one reply or with an event stream, never both. Thread-safe. */
public interface Exchange {
    /** The value of a request header, or null when it is absent; several values are joined by commas. */
    @Nullable
    String header(String name);

    /** The authenticated caller. */
    Optional<Principal> principal();

    /** What sessions and request states belong to that come of this request; empty for nobody in particular. */
    String owner();

    /**
     * Key of the caller whose share of the limits this request uses: the name of the signed-in caller, or the peer's
     * address when nobody signed in. Never empty.
     */
    String shareKey();

    /** Answers; only the first answer counts. */
    void reply(Reply reply);

    /**
     * Answers, unless the server has no memory left for so large an answer while its connection cannot take it.
     *
     * @return false if nothing was answered for lack of memory
     */
    default boolean offer(Reply reply) {
        reply(reply);
        return true;
    }

    /** Answers with status 200 and an event stream that stays open until it is ended. */
    EventStream stream();

    /** Starts each task on a virtual thread of its own. */
    Executor virtualThreads();

    /**
     * Keeps the memory that the request's body uses from being given to others, although the answer may be sent before.
     *
     * @return ends that; to be run exactly once, on any thread
     */
    Runnable hold();

    /**
     * Lets go of the request's headers, which are absent from then on, and of the memory that counts for its body: a
     * stream may stay open for long.
     */
    void forgetRequest();

    /** Runs an action once if the client goes away before the answer is complete; at once if it already has. */
    void onDisconnect(Runnable action);
}
