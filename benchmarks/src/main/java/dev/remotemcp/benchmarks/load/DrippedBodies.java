package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.time.Duration;

/** Signed-in callers whose announced bodies arrive by a kilobyte a second. */
final class DrippedBodies implements Attack {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int DRIP = 1024;

    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(count, DrippedBodies::drip);
    }

    private static void drip(Crowd.Seat seat) throws IOException {
        byte[] drip = Requests.ascii(" ".repeat(DRIP));
        try (Connection connection = seat.connect()) {
            connection.send(seat.target().requests().announcement(seat.token(), AnnouncedBodies.ANNOUNCED));
            seat.count("connected");
            seat.entered();
            do {
                connection.send(drip);
            } while (connection.awaitEnd(PAUSE));
            seat.count("closed by the server");
        }
    }
}
