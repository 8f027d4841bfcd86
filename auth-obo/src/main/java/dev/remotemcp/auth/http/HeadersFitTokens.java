package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AuthSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests have headers that a token of {@code mcp.auth.max-token-size} fits in, with {@value #ROOM} bytes for the
 * others, unless the settings of the server say otherwise.
 */
@Singleton
@Requires(beans = AuthSettings.class)
final class HeadersFitTokens implements BeanCreatedEventListener<NettyHttpServerConfiguration> {
    static final int ROOM = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HeadersFitTokens.class);
    private static final String OF_HTTP_1 = "micronaut.server.netty.max-header-size";
    private static final String OF_HTTP_2 = "micronaut.server.netty.http2.max-header-list-size";

    private final Environment environment;
    private final long token;

    HeadersFitTokens(AuthSettings settings, Environment environment) {
        this.environment = environment;
        this.token = settings.maxTokenSize();
    }

    @Override
    public NettyHttpServerConfiguration onCreated(BeanCreatedEvent<NettyHttpServerConfiguration> event) {
        NettyHttpServerConfiguration server = event.getBean();
        int needed = (int) Math.min(Integer.MAX_VALUE, token + ROOM);
        if (isOpen(OF_HTTP_1, server.getMaxHeaderSize())) {
            server.setMaxHeaderSize(Math.max(server.getMaxHeaderSize(), needed));
        }
        NettyHttpServerConfiguration.Http2Settings http2 = server.getHttp2();
        Long list = http2.getMaxHeaderListSize();
        if (list != null && isOpen(OF_HTTP_2, list)) {
            http2.setMaxHeaderListSize(Math.max(list, needed));
        }
        return server;
    }

    /** Whether nobody has decided about a limit; who has decided is told what comes of it. */
    private boolean isOpen(String key, long limit) {
        if (!environment.containsProperty(key)) {
            return true;
        }
        if (limit <= token) {
            LOG.warn(
                    "{} is {} bytes and mcp.auth.max-token-size is {} bytes, so requests with large tokens are answered"
                            + " with 431: leave the former out, or set it to {} or more",
                    key,
                    limit,
                    token,
                    token + ROOM);
        }
        return false;
    }
}
