package dev.remotemcp.minientra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * The faults that are armed, in the order in which they were; a request meets the first that concerns it.
 *
 * @param <F> the kind of fault
 */
public final class Faults<F> {
    private final List<Armed<F>> armed = new ArrayList<>();
    private CountDownLatch cleared = new CountDownLatch(1);

    Faults() {}

    /** Arms a fault until all are cleared. */
    public void arm(F fault) {
        arm(fault, Integer.MAX_VALUE);
    }

    /** Arms a fault for the next requests it concerns. */
    public synchronized void arm(F fault, int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("A fault for " + requests + " requests would never show");
        }
        armed.add(new Armed<>(fault, requests));
    }

    /** Disarms all faults and lets go whom a slow one holds. */
    public synchronized void clear() {
        armed.clear();
        cleared.countDown();
        cleared = new CountDownLatch(1);
    }

    /** The fault that the next request meets, if any. */
    synchronized Optional<Met<F>> meet(Predicate<? super F> concerned) {
        for (int i = 0; i < armed.size(); i++) {
            Armed<F> next = armed.get(i);
            if (!concerned.test(next.fault())) {
                continue;
            }
            if (next.left() == 1) {
                armed.remove(i);
            } else if (next.left() < Integer.MAX_VALUE) {
                armed.set(i, new Armed<>(next.fault(), next.left() - 1));
            }
            return Optional.of(new Met<>(next.fault(), cleared));
        }
        return Optional.empty();
    }

    private record Armed<F>(F fault, int left) {}

    /** A fault, and what opens when it is cleared. */
    record Met<F>(F fault, CountDownLatch cleared) {}
}
