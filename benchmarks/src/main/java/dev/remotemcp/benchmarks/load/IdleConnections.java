package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.util.function.Function;

/** Connects, sends a few bytes or none, and then nothing. */
final class IdleConnections implements Attack {
    private final Function<Crowd.Seat, byte[]> opening;

    /** @param opening what each attacker sends first */
    IdleConnections(Function<Crowd.Seat, byte[]> opening) {
        this.opening = opening;
    }

    /** The first bytes of a TLS handshake (RFC 8446, section 5.1) of a record of 512 bytes that never comes. */
    static byte[] handshake() {
        return new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01};
    }

    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(count, this::idle);
    }

    private void idle(Crowd.Seat seat) throws IOException {
        try (Connection connection = seat.connect()) {
            connection.send(opening.apply(seat));
            seat.count("connected");
            seat.entered();
            connection.awaitEnd();
            seat.count("closed by the server");
        }
    }
}
