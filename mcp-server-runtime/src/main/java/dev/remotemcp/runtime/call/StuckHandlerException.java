package dev.remotemcp.runtime.call;

import java.util.concurrent.RejectedExecutionException;

/** A call is refused because earlier calls of the same handler do not end; other handlers are served. */
public final class StuckHandlerException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    StuckHandlerException(String message) {
        super(message);
    }
}
