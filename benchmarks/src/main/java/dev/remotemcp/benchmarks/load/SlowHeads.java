package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/** Sends a header line every five seconds, and never the last one. */
final class SlowHeads implements Attack {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(count, SlowHeads::trickle);
    }

    private static void trickle(Crowd.Seat seat) throws IOException {
        try (Connection connection = seat.connect()) {
            connection.send(seat.target().requests().openHead());
            seat.count("connected");
            seat.entered();
            for (int line = 0; connection.awaitEnd(PAUSE); line++) {
                connection.send(Requests.ascii("X-Line-" + line + ": slow\r\n"));
            }
            seat.count("closed by the server");
        }
    }
}
