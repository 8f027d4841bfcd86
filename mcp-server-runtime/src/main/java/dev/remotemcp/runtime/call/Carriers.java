package dev.remotemcp.runtime.call;

import java.lang.management.ManagementFactory;
import java.util.OptionalInt;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JVM's threads that carry virtual ones. Not thread-safe. */
final class Carriers {
    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);

    /** The JVM starts no more of them, unless {@code jdk.virtualThreadScheduler.maxPoolSize} says so. */
    private static final int MOST = 256;

    /** How many there were before more were needed. */
    private OptionalInt usual = OptionalInt.empty();

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
