package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.config.StreamsConfiguration;
import dev.remotemcp.runtime.protocol.StreamMemory;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import java.util.function.Consumer;

/** Makes the event streams of one endpoint, all within the bounds of its server. */
@EachBean(ServerSettings.class)
final class SseStreams {
    private final LimitsConfiguration limits;
    private final StreamsConfiguration streams;
    private final StreamMemory memory;

    SseStreams(ServerSettings server, @Parameter StreamMemory memory) {
        this.limits = server.limits();
        this.streams = server.streams();
        this.memory = memory;
    }

    /**
     * A stream that is not open yet.
     *
     * @param caller whose share of the memory it uses
     * @param ended called with the last write
     */
    SseStream of(ChannelHandlerContext context, String caller, Consumer<ChannelFuture> ended) {
        SseStream.Bounds bounds = new SseStream.Bounds(
                limits.streamBuffer(),
                limits.streamBufferSize(),
                streams.keepAlive(),
                streams.writeTimeout(),
                System::nanoTime);
        return new SseStream(context, bounds, memory, caller, ended);
    }
}
