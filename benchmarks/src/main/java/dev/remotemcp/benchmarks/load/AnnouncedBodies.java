package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.net.ConnectException;

/**
 * Strangers without a token: many that announce a large body and send none, and some that send bodies of 300 KB as fast
 * as they can.
 */
final class AnnouncedBodies implements Attack {
    static final int ANNOUNCED = 4_190_000;
    private static final int FLOODING = 16;
    private static final int BODY = 300_000;

    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(count + FLOODING, seat -> {
            if (seat.number() < count) {
                announce(seat);
            } else {
                seat.entered();
                while (!seat.isOver()) {
                    flood(seat);
                }
            }
        });
    }

    private static void announce(Crowd.Seat seat) throws IOException {
        try (Connection connection = seat.connect()) {
            connection.send(seat.target().requests().announcement("", ANNOUNCED));
            seat.count("announced");
            seat.entered();
            seat.count("of these HTTP " + connection.readHead().status());
        }
    }

    /** A server may refuse before it has read the body, and close the connection: that is not the end of the attack. */
    private static void flood(Crowd.Seat seat) throws IOException {
        byte[] request = seat.target().requests().nonsense("", BODY);
        try (Connection connection = seat.connect()) {
            Answer answer;
            do {
                answer = connection.exchange(request);
                seat.count("300 KB: HTTP " + answer.status());
            } while (!answer.closes() && !seat.isOver());
        } catch (ConnectException gone) {
            throw gone;
        } catch (IOException cut) {
            seat.count("300 KB: cut off");
        }
    }
}
