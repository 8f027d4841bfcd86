package dev.remotemcp.runtime.landing;

import dev.remotemcp.runtime.config.LandingConfiguration;
import dev.remotemcp.runtime.edge.Loopback;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether there is a landing page. */
@Singleton
final class Landing {
    private final boolean loopback;
    private final boolean served;

    Landing(LandingConfiguration configuration, NettyHttpServerConfiguration server) {
        this.loopback = Loopback.includes(server.getHost().orElse(""));
        this.served = Optional.ofNullable(configuration.landing()).orElse(loopback);
    }

    boolean isServed() {
        return served;
    }

    /** Whether the one who starts the server is the one who uses it. */
    boolean isForDeveloper() {
        return served && loopback;
    }
}
