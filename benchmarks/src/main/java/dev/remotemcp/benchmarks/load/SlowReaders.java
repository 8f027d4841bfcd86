package dev.remotemcp.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** Callers that send calls with large answers, and never read a byte of them. */
final class SlowReaders implements Attack {
    private static final int RECEIVE_BUFFER = 4096;

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
            while (!seat.isOver()) {
                LockSupport.park(this);
            }
        }
    }
}
