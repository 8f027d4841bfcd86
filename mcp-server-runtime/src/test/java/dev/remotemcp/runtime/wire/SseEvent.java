package dev.remotemcp.runtime.wire;

import java.util.Optional;

/**
 * One event of a stream.
 *
 * @param retry milliseconds
 * @param data one line; empty if the event carries no message
 */
record SseEvent(Optional<String> id, Optional<Long> retry, String data) {}
