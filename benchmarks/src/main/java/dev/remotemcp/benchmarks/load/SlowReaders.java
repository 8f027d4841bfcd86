package dev.remotemcp.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Callers that send calls with large answers, and never read a byte of them. */
final class SlowReaders implements Attack {
    private static final int RECEIVE_BUFFER = 4096;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final int pipelined;
    private final Function<Crowd.Seat, byte[]> request;

    /**
     * @param pipelined how many requests each attacker sends at once
     * @param request the request of an attacker
     */
    SlowReaders(int pipelined, Function<Crowd.Seat, byte[]> request) {
        this.pipelined = pipelined;
        this.request = request;
    }

    @Override
    public void start(Crowd crowd, int count) {
        crowd.send(count, this::stall);
    }

    private void stall(Crowd.Seat seat) throws IOException {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        for (int i = 0; i < pipelined; i++) {
            requests.writeBytes(request.apply(seat));
        }
        try (Socket socket = seat.socket(RECEIVE_BUFFER)) {
            socket.getOutputStream().write(requests.toByteArray());
            seat.count("sent");
            seat.entered();
            // Empty lines before a request line are ignored (RFC 9112, section 2.2); writing one shows a lost
            // connection.
            while (!seat.isOver()) {
                LockSupport.parkNanos(this, PAUSE);
                socket.getOutputStream().write(Requests.ascii("\r\n"));
            }
        }
    }
}
