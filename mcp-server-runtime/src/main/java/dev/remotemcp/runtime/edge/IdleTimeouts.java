package dev.remotemcp.runtime.edge;

import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Micronaut's own idle timeouts of one connection, which begin with the first request that is left to Micronaut.
 *
 * <p>The endpoints do without: between requests the {@link ConnectionHandler} has the same timeout, and while they
 * answer the connection is not idle. Netty's handler would look at the clock and listen to the write of each answer,
 * which is some 3 % of a small call. Runs on the connection's event loop.
 */
final class IdleTimeouts {
    private final ChannelPipeline pipeline;
    private @Nullable IdleStateHandler removed;
    private String next = "";

    private IdleTimeouts(ChannelPipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** Takes the timeouts out of a pipeline, if it has any. */
    static IdleTimeouts takenFrom(ChannelPipeline pipeline) {
        IdleTimeouts timeouts = new IdleTimeouts(pipeline);
        ChannelHandler handler = pipeline.get(ChannelPipelineCustomizer.HANDLER_IDLE_STATE);
        if (handler instanceof IdleStateHandler idle) {
            int place = pipeline.names().indexOf(ChannelPipelineCustomizer.HANDLER_IDLE_STATE);
            timeouts.next = pipeline.names().get(place + 1);
            timeouts.removed = idle;
            pipeline.remove(idle);
        }
        return timeouts;
    }

    /** Puts them back. */
    void begin() {
        IdleStateHandler idle = removed;
        if (idle != null) {
            removed = null;
            pipeline.addBefore(
                    next,
                    ChannelPipelineCustomizer.HANDLER_IDLE_STATE,
                    new IdleStateHandler( // the removed one has ended for good
                            idle.getReaderIdleTimeInMillis(),
                            idle.getWriterIdleTimeInMillis(),
                            idle.getAllIdleTimeInMillis(),
                            TimeUnit.MILLISECONDS));
        }
    }
}
