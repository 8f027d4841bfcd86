package dev.remotemcp.runtime.protocol.legacy;

import java.time.Duration;

/** The event stream of one call, whatever becomes of the connection. Thread-safe. */
sealed interface CallStream permits ResumableStream, SingleStream {
    /** Sends a notification, waiting on a virtual thread while the client is slow; elsewhere it is dropped then. */
    void send(byte[] notification);

    /** Sends a request of the server's, waiting while the client is slow; on a virtual thread only. */
    void ask(byte[] request);

    /** Sends the response and ends the stream. */
    void end(byte[] response);

    /** Ends the stream without a response. */
    void end();

    /** Lets go of the connection, if the client can come back. */
    void continueByPolling(Duration retry);
}
