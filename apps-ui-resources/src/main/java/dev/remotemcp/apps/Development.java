package dev.remotemcp.apps;

import dev.remotemcp.runtime.edge.Loopback;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether pages are being worked on here. */
@Singleton
public final class Development {
    private final boolean preview;
    private final boolean reload;
    private final Path sources;

    Development(AppsConfiguration configuration, NettyHttpServerConfiguration server) {
        this.preview = Optional.ofNullable(configuration.preview())
                .orElseGet(() -> Loopback.includes(server.getHost().orElse("")));
        this.reload = Optional.ofNullable(configuration.reload()).orElse(preview);
        this.sources = Path.of(configuration.sources()).toAbsolutePath();
    }

    /** Whether there is a preview. */
    public boolean previews() {
        return preview;
    }

    /** Whether pages are read again whenever somebody asks for them. */
    public boolean reloads() {
        return reload;
    }

    /** Where the sources of resources are, to be read before what has been built of them. */
    Optional<Path> sources() {
        return reload && Files.isDirectory(sources) ? Optional.of(sources) : Optional.empty();
    }
}
