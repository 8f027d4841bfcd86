package dev.remotemcp.runtime.landing;

import dev.remotemcp.runtime.config.LandingConfiguration;
import dev.remotemcp.runtime.edge.Loopback;
import dev.remotemcp.runtime.edge.LoopbackOrigin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who sees the landing page. */
@Singleton
final class Landing {
    private final Optional<Boolean> decided;
    private final boolean loopback;

    Landing(LandingConfiguration configuration, NettyHttpServerConfiguration server) {
        this.decided = Optional.ofNullable(configuration.landing());
        this.loopback = Loopback.includes(server.getHost().orElse(""));
    }

    /** Undecided, only a browser on this machine: a proxy on it brings everybody to a server that is on loopback. */
    boolean isServedTo(HttpRequest<?> request) {
        return decided.orElseGet(() -> loopback && LoopbackOrigin.of(request).isPresent());
    }

    /** Whether the one who starts the server is the one who uses it. */
    boolean isForDeveloper() {
        return loopback && decided.orElse(true);
    }
}
