package dev.remotemcp.runtime.call;

import java.util.concurrent.RejectedExecutionException;

/** A call is refused because its caller already runs as many as one caller may; others are served. */
public final class CallerBusyException extends RejectedExecutionException {
    private static final long serialVersionUID = 1L;

    CallerBusyException(String message) {
        super(message);
    }
}
