package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens sessions of 2025-11-25 with the largest {@code initialize} that the server accepts. */
final class LargestSessions implements Attack {
    private static final int MOST_TRIED = 64 * 1024;
    private static final int PRECISION = 64;
    private static final int MOST_ATTACKERS = 100;

    @Override
    public void start(Crowd crowd, int count) {
        AtomicInteger left = new AtomicInteger(count);
        AtomicInteger size = new AtomicInteger(-1);
        crowd.send(Math.min(count, MOST_ATTACKERS), seat -> {
            int capabilities = largest(seat, size);
            while (left.getAndDecrement() > 0 && !seat.isOver()) {
                open(seat, capabilities, left);
            }
        });
    }

    /** Opens sessions on one connection until it breaks or enough are open. */
    private static void open(Crowd.Seat seat, int capabilities, AtomicInteger left) throws IOException {
        byte[] request = seat.target().requests().initialize(seat.token(), capabilities);
        try (Connection connection = seat.connect()) {
            do {
                Answer answer = connection.exchange(request);
                seat.count(answer.session().isEmpty() ? "HTTP " + answer.status() : "session");
                if (answer.closes()) {
                    return;
                }
            } while (left.getAndDecrement() > 0 && !seat.isOver());
        }
    }

    /** The size is looked for once; whoever comes meanwhile waits. */
    private static int largest(Crowd.Seat seat, AtomicInteger known) throws IOException {
        synchronized (known) {
            if (known.get() < 0) {
                known.set(search(seat));
                seat.count("of " + known.get() + " bytes");
            }
            return known.get();
        }
    }

    private static int search(Crowd.Seat seat) throws IOException {
        int accepted = 0;
        int refused = MOST_TRIED + 1;
        int next = MOST_TRIED;
        while (refused - accepted > PRECISION) {
            try (Connection connection = seat.connect()) {
                byte[] request = seat.target().requests().initialize(seat.token(), next);
                if (connection.exchange(request).session().isEmpty()) {
                    refused = next;
                } else {
                    accepted = next;
                }
            }
            next = (accepted + refused) / 2;
        }
        return accepted;
    }
}
