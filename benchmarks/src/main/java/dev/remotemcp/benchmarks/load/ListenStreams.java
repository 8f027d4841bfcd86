package dev.remotemcp.benchmarks.load;

import java.io.IOException;

/** Opens streams of {@code subscriptions/listen}, a connection each, and keeps them open. */
final class ListenStreams implements Attack {
    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(count, ListenStreams::listen);
    }

    private static void listen(Crowd.Seat seat) throws IOException {
        try (Connection connection = seat.connect()) {
            connection.send(seat.target().requests().listen(seat.token()));
            int status = connection.readHead().status();
            seat.count("HTTP " + status);
            seat.entered();
            if (status == 200) {
                connection.awaitEnd();
                seat.count("stream ended");
            }
        }
    }
}
