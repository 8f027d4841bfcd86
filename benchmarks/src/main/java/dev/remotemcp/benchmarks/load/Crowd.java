package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Attackers, each on a virtual thread of its own, and their connections. All end with {@link #close()}. */
final class Crowd implements AutoCloseable {
    /** How many attackers may be on their way in at the same time, so that the accept queue does not overflow. */
    private static final int ENTERING = 128;

    private static final long LOOK_MILLIS = 100;

    private final Target target;
    private final long interval;
    private final Tally tally = new Tally();
    private final Semaphore entering = new Semaphore(ENTERING);
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean over;
    private volatile CountDownLatch entered = new CountDownLatch(0);

    /** @param rate how many attackers come in a second at most */
    Crowd(Target target, int rate) {
        this.target = target;
        this.interval = TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** What one attacker does on its thread. */
    @FunctionalInterface
    interface Attacker {
        void attack(Seat seat) throws IOException, InterruptedException;
    }

    Target target() {
        return target;
    }

    Tally tally() {
        return tally;
    }

    /** Starts attackers and returns at once; they come in one after the other. */
    void send(int count, Attacker attacker) {
        CountDownLatch entries = new CountDownLatch(count);
        entered = entries;
        start(() -> {
            long start = System.nanoTime();
            for (int i = 0; i < count && !over; i++) {
                entering.acquire();
                while (!over && System.nanoTime() - start < i * interval) {
                    LockSupport.parkNanos(i * interval - (System.nanoTime() - start));
                }
                Seat seat = new Seat(i, entries);
                start(() -> run(attacker, seat));
            }
        });
    }

    /**
     * Waits until all attackers of the last {@link #send} have got as far as they get.
     *
     * @param hopeless whether there is nothing left to attack
     * @return whether they have
     */
    boolean awaitEntered(Duration patience, BooleanSupplier hopeless) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && !hopeless.getAsBoolean()) {
            if (entered.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private void run(Attacker attacker, Seat seat) throws InterruptedException {
        try {
            attacker.attack(seat);
        } catch (ConnectException | SocketTimeoutException refused) {
            failed("not connected");
        } catch (IOException broken) {
            failed("connection lost");
        } finally {
            seat.entered();
        }
    }

    private void failed(String what) {
        if (!over) {
            tally.add(what);
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private void start(Work work) {
        Thread thread = Thread.ofVirtual().unstarted(() -> {
            try {
                work.run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        if (over) {
            threads.remove(thread);
        } else {
            thread.start();
        }
    }

    /** Closes all connections and waits for the attackers' threads. */
    @Override
    public void close() throws InterruptedException {
        over = true;
        // An attacker may be about to open another connection; it closes that itself, see Seat.connect.
        for (Socket socket : sockets) {
            closeQuietly(socket);
        }
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(5));
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is of no further use either way.
        }
    }

    /** An attacker's view of the crowd. */
    final class Seat {
        private final int number;
        private final CountDownLatch entries;
        private final AtomicBoolean inside = new AtomicBoolean();

        private Seat(int number, CountDownLatch entries) {
            this.number = number;
            this.entries = entries;
        }

        int number() {
            return number;
        }

        Target target() {
            return target;
        }

        String token() {
            return target.callers().attacker(number);
        }

        boolean isOver() {
            return over;
        }

        /** Counts something, unless the attack is over and everything breaks. */
        void count(String what) {
            if (!over) {
                tally.add(what);
            }
        }

        /** This attacker has got as far as it gets: the next one may come in. */
        void entered() {
            if (inside.compareAndSet(false, true)) {
                entering.release();
                entries.countDown();
            }
        }

        Connection connect() throws IOException {
            return new Connection(socket(0));
        }

        /** Opens a connection; a positive receive buffer makes a slow reader's window small. */
        Socket socket(int receiveBuffer) throws IOException {
            Socket socket = target.connect(number, receiveBuffer);
            sockets.add(socket);
            if (over) {
                socket.close();
            }
            return socket;
        }

        /** Closes a connection before the attack is over. */
        void leave(Socket socket) {
            sockets.remove(socket);
            closeQuietly(socket);
        }
    }
}
