package dev.remotemcp.runtime.call;

import java.util.concurrent.CompletionStage;

/** An output that is still being computed. */
public interface Deferred<O> {
    /** Completes with the output; its failure counts as the handler's. */
    CompletionStage<O> stage();
}
