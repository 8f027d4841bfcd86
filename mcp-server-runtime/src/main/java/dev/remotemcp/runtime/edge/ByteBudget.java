package dev.remotemcp.runtime.edge;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Bytes that exchanges hold at the same time, bounded in total and per caller. Thread-safe.
 *
 * <p>When the total is used up, the caller who holds most gives: their largest lease is revoked. When a caller's own
 * share is used up, a larger lease of the same caller is revoked, so that small requests pass. A lease larger than a
 * bound passes where nothing else counts against that bound.
 */
final class ByteBudget {
    /** Leases below this size are never revoked: too many of them would have to be compared. */
    private static final long REVOCABLE = 16_384;

    private static final Runnable NOBODY = () -> {};

    private final long most;
    private final long mostPerCaller;
    private final AtomicLong held = new AtomicLong();
    private final Map<String, Long> callers = new ConcurrentHashMap<>();
    private final Set<Lease> large = ConcurrentHashMap.newKeySet();

    /** A budget of which nothing is used yet. */
    ByteBudget(long most, long mostPerCaller) {
        this.most = most;
        this.mostPerCaller = Math.min(most, mostPerCaller);
    }

    /** The answer to a request for more bytes. */
    enum Answer {
        /** The lease holds them. */
        GRANTED,
        /** The caller holds their whole share. */
        CALLER_HAS_SHARE,
        /** All is in use, and nobody who has more could give. */
        ALL_IN_USE,
        /** The lease is closed, or was revoked. */
        CLOSED
    }

    /**
     * A lease of no bytes yet.
     *
     * @param caller whose share it uses
     * @param revoked called once, on any thread, when the bytes were given to somebody else
     */
    Lease lease(String caller, Runnable revoked) {
        return new Lease(caller, revoked);
    }

    /** Bytes that are held now. */
    long held() {
        return held.get();
    }

    /** Bytes that one caller holds now. */
    long held(String caller) {
        return callers.getOrDefault(caller, 0L);
    }

    /** Bytes of one exchange. */
    final class Lease implements AutoCloseable {
        private final String caller;

        // Guarded by this.
        private Runnable revoked;
        private long bytes;
        private boolean closed;
        private boolean kept;

        private Lease(String caller, Runnable revoked) {
            this.caller = caller;
            this.revoked = revoked;
        }

        /** Takes more bytes, at the cost of others if need be. */
        Answer grow(long more) {
            if (!add(more)) {
                return Answer.CLOSED;
            }
            if (fits(this)) {
                return Answer.GRANTED;
            }
            return makeRoom(this, more);
        }

        /** From now on the lease is not revoked, and whoever was to be told is let go of. */
        synchronized void keep() {
            kept = true;
            revoked = NOBODY;
            large.remove(this);
        }

        /** From now on the lease can be revoked; the action is called once, on any thread, when it is. */
        synchronized void release(Runnable told) {
            kept = false;
            revoked = told;
            if (!closed && bytes >= REVOCABLE) {
                large.add(this);
            }
        }

        private synchronized boolean isKept() {
            return kept;
        }

        synchronized long bytes() {
            return bytes;
        }

        private synchronized boolean add(long more) {
            if (closed) {
                return false;
            }
            bytes += more;
            held.addAndGet(more);
            callers.merge(caller, more, Long::sum);
            if (bytes >= REVOCABLE && !kept) {
                large.add(this);
            }
            return true;
        }

        private synchronized void subtract(long less) {
            if (!closed) {
                bytes -= less;
                giveBack(less);
            }
        }

        private void giveBack(long less) {
            held.addAndGet(-less);
            callers.computeIfPresent(caller, (key, sum) -> sum == less ? null : Long.valueOf(sum - less));
        }

        /** Gives the bytes to others, unless the lease is closed or kept. */
        private void revoke() {
            Runnable told;
            synchronized (this) {
                if (closed || kept) {
                    return;
                }
                close();
                told = revoked;
            }
            told.run();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                large.remove(this);
                giveBack(bytes);
            }
        }
    }

    private boolean fits(Lease lease) {
        long own = lease.bytes();
        return (held.get() <= most || held.get() <= own) && !exceedsShare(lease, own);
    }

    private boolean exceedsShare(Lease lease, long own) {
        long ofCaller = held(lease.caller);
        return ofCaller > mostPerCaller && ofCaller > own;
    }

    private synchronized Answer makeRoom(Lease wanting, long more) {
        while (!fits(wanting)) {
            boolean share = exceedsShare(wanting, wanting.bytes());
            Optional<Lease> victim =
                    share ? ofSameCaller(wanting) : callerWithMost().flatMap(who -> largest(wanting, who));
            if (victim.isEmpty()) {
                wanting.subtract(more);
                return share ? Answer.CALLER_HAS_SHARE : Answer.ALL_IN_USE;
            }
            victim.get().revoke();
        }
        return Answer.GRANTED;
    }

    /** One that is kept is not worth more than what the same caller has already. */
    private Optional<Lease> ofSameCaller(Lease wanting) {
        return wanting.isKept() ? Optional.empty() : largest(wanting, wanting.caller);
    }

    /** The caller who holds most among those who can give. */
    private Optional<String> callerWithMost() {
        return large.stream().map(lease -> lease.caller).distinct().max(Comparator.comparingLong(this::held));
    }

    /** The largest lease of a caller; of the same caller as the wanting one's, only a larger one. */
    private Optional<Lease> largest(Lease wanting, String caller) {
        Predicate<Lease> mayGive = caller.equals(wanting.caller)
                ? lease -> lease != wanting && lease.bytes() > wanting.bytes()
                : lease -> held(caller) > held(wanting.caller);
        Stream<Lease> candidates = large.stream().filter(lease -> lease.caller.equals(caller));
        return candidates.filter(mayGive).max(Comparator.comparingLong(Lease::bytes));
    }
}
