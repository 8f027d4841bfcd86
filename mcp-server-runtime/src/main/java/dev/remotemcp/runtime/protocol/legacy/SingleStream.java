package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.ServerEvent;
import java.time.Duration;

/**
 * A stream that is lost with its connection, because there is no session to come back to.
 *
 * @param events the connection
 */
record SingleStream(EventStream events) implements CallStream {
    @Override
    public void send(byte[] notification) {
        events.send(ServerEvent.of(notification));
    }

    @Override
    public void ask(byte[] request) {
        events.send(ServerEvent.of(request));
    }

    @Override
    public void end(byte[] response) {
        events.end(ServerEvent.of(response));
    }

    @Override
    public void end() {
        events.end();
    }

    @Override
    public void continueByPolling(Duration retry) {
        // Nothing to come back to.
    }
}
