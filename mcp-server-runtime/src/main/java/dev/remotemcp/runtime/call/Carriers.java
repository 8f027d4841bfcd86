package dev.remotemcp.runtime.call;

import java.lang.management.ManagementFactory;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JVM's threads that carry virtual ones. Not thread-safe. */
final class Carriers {
    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

    /** The JVM starts no more of them, unless {@code jdk.virtualThreadScheduler.maxPoolSize} says so. */
    private static final int MOST = 256;

    /** Where the JVM's queues of virtual threads grow first; they double or quadruple from there. */
    private static final int QUEUE = 64;

    /** How many threads that do nothing may wait: some 8 MB, and more than any queue of calls holds. */
    private static final int MOST_FILLERS = 16_384;

    /** How many there were before more were needed. */
    private OptionalInt usual = OptionalInt.empty();

    private final AtomicInteger fillers = new AtomicInteger();
    private int next = QUEUE;

    /** Makes the JVM use as many more than usual. */
    void extra(int count) {
        if (count == 0 && usual.isEmpty()) {
            return;
        }
        VirtualThreadSchedulerMXBean scheduler =
                ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        if (scheduler == null) {
            LOG.debug("This JVM does not let the number of carriers be changed");
            return;
        }
        int before = usual.orElseGet(scheduler::getParallelism);
        usual = count == 0 ? OptionalInt.empty() : OptionalInt.of(before);
        try {
            scheduler.setParallelism(Math.max(before, Math.min(before + count, MOST)));
        } catch (UnsupportedOperationException e) {
            LOG.debug("This JVM does not let the number of carriers be changed", e);
        }
    }

    /**
     * Makes the JVM start carriers that it may have and has not; to be called until they run.
     *
     * <p>It starts one only when a virtual thread arrives in a queue that looks empty or becomes full. While all
     * carriers are kept, each queue may hold threads that wait already; so threads that do nothing fill one of them.
     */
    void start() {
        for (int i = 0; i < next && fillers.get() < MOST_FILLERS; i++) {
            fillers.incrementAndGet();
            Thread.startVirtualThread(fillers::decrementAndGet);
        }
        next = Math.min(2 * next, MOST_FILLERS);
    }

    /** Notes that virtual threads run. */
    void started() {
        next = QUEUE;
    }

    /**
     * Whether a virtual thread is on a carrier right now, computing or pinned to it. The text of a virtual thread names
     * its carrier; the JDK offers nothing else, and if it were to change, no handler would be found.
     */
    static boolean isCarried(Thread thread) {
        if (!thread.isVirtual()) {
            return false;
        }
        String text = thread.toString();
        return text.indexOf('@', text.lastIndexOf(']')) > 0;
    }
}
