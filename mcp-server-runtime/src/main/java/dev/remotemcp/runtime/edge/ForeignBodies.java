package dev.remotemcp.runtime.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the bodies of the requests on one connection that Micronaut answers, for example those of controllers: their
 * bytes come from the same budget as the endpoints', and they must not trickle in. Runs on the event loop.
 */
final class ForeignBodies {
    /** Bytes of one body that Micronaut keeps at most, unless {@code max-request-buffer-size} says otherwise. */
    private static final long KEPT = 10L * 1024 * 1024;

    /** Micronaut decompresses bodies; how much a compressed one grows is not known, but this is common. */
    private static final int GROWTH = 20;

    /** Minimum rate of a body that takes longer than a request's timeout. */
    private static final long BYTES_PER_SECOND = 1_024;

    private final Intake intake;
    private ByteBudget.@Nullable Lease lease;
    private int weight = 1;
    private boolean incomplete;
    private long sinceLastLook;
    private @Nullable Future<?> look;

    ForeignBodies(Intake intake) {
        this.intake = intake;
    }

    /** A request begins. */
    void begin(HttpRequest request) {
        weight = request.headers().contains(HttpHeaderNames.CONTENT_ENCODING) ? GROWTH : 1;
        incomplete = true;
        if (lease == null) {
            lease = intake.budget().lease(intake.peer(request.headers()), () -> {});
            lease.keep(); // Micronaut has the bytes; they cannot be taken back
        }
    }

    /** Whether the end of the latest request is still to come. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Counts a piece that Micronaut gets; false if there is no memory for it. */
    boolean take(HttpContent content) {
        if (content instanceof LastHttpContent) {
            incomplete = false;
            stop();
        }
        int length = content.content().readableBytes();
        sinceLastLook += length;
        if (lease == null || length == 0) {
            return true; // the request is answered already, so nobody keeps the rest of its body
        }
        long more = Math.min(KEPT - lease.bytes(), (long) length * weight);
        return more <= 0 || lease.grow(more) == ByteBudget.Answer.GRANTED;
    }

    /** The rest of a body is still to come: watches that it does. */
    void await(ChannelHandlerContext context) {
        if (incomplete && look == null) {
            sinceLastLook = 0;
            look = context.executor()
                    .schedule(() -> look(context), intake.timeout().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(ChannelHandlerContext context) {
        look = null;
        if (sinceLastLook < BYTES_PER_SECOND * Math.max(1, intake.timeout().toSeconds())) {
            context.close();
        } else {
            await(context);
        }
    }

    /** Everything is answered that Micronaut had to answer. */
    void answered() {
        if (lease != null) {
            lease.close();
            lease = null;
        }
    }

    /** The connection is lost. */
    void discard() {
        stop();
        answered();
    }

    private void stop() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
    }
}
