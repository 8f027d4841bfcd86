package dev.remotemcp.runtime.health;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.remotemcp.runtime.edge.Loopback;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns at startup when a server that others can reach would go on after it has run out of memory, with some of its
 * threads gone.
 */
@Singleton
final class OutOfMemoryNotice {
    private static final Logger LOG = LoggerFactory.getLogger(OutOfMemoryNotice.class);
    private static final String OPTION = "ExitOnOutOfMemoryError";

    private final NettyHttpServerConfiguration server;

    OutOfMemoryNotice(NettyHttpServerConfiguration server) {
        this.server = server;
    }

    @EventListener
    void started(ServerStartupEvent event) {
        if (!Loopback.includes(server.getHost().orElse("127.0.0.1")) && !exits()) {
            LOG.warn(
                    "This process would go on with threads missing if it ran out of memory: start java with -XX:+{}, so"
                            + " that it ends and the platform starts it again",
                    OPTION);
        }
    }

    private static boolean exits() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return options == null
                || isOn(options, OPTION)
                || isOn(options, "CrashOnOutOfMemoryError")
                || !options.getVMOption("OnOutOfMemoryError").getValue().isEmpty();
    }

    private static boolean isOn(HotSpotDiagnosticMXBean options, String option) {
        return options.getVMOption(option).getValue().equals("true");
    }
}
