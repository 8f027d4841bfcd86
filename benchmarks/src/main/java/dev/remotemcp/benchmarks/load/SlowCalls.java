package dev.remotemcp.benchmarks.load;

import java.io.IOException;

/** Makes calls that take half a minute, a connection each. */
final class SlowCalls implements Attack {
    @Override
    public void start(Crowd crowd, int count) {
        Tool slow = crowd.target().tools().slow().orElseThrow();
        crowd.send(count, seat -> call(seat, slow));
    }

    private static void call(Crowd.Seat seat, Tool slow) throws IOException {
        try (Connection connection = seat.connect()) {
            connection.send(seat.target().requests().call(seat.token(), slow));
            seat.count("sent");
            seat.entered();
            seat.count("HTTP " + connection.readHead().status());
        }
    }
}
