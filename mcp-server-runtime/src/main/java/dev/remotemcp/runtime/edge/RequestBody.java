package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.guard.Authenticator;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.ErrorResponse;
import dev.remotemcp.runtime.protocol.Receiver;
import dev.remotemcp.runtime.protocol.Reply;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the body of one request, or finds out that it is not wanted.
 *
 * <p>Everything that the head tells is decided before a byte of the body is kept, authentication included: while the
 * caller is being authenticated the connection is not read. A refused request is answered at once; what still arrives
 * of its body is dropped, up to a bound, so that the client gets to read the answer. Runs on the event loop.
 */
final class RequestBody {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
    private static final byte[] NOTHING = {};

    /**
     * Bodies of up to this size belong to the heap that a connection is thought to need; only larger ones are counted.
     */
    private static final int SMALL = 1_024;

    /** The smallest buffer for a body that does not come in one piece. */
    private static final int FIRST_BUFFER = 4_096;

    /** An unwanted body of up to this size is dropped for the sake of the connection; after a larger one it closes. */
    private static final int WORTH_A_CONNECTION = 65_536;

    /** How long a client may go on sending a body before the connection closes that has brought its answer. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    private enum Phase {
        /** The caller is being authenticated; nothing is read. */
        AUTHENTICATING,
        /** The body is kept as it arrives. */
        COLLECTING,
        /** The body is there, and the request is being answered. */
        COMPLETE,
        /** The request is answered; what still arrives is dropped. */
        DROPPING
    }

    /** The connection that a body arrives on. */
    interface Connection {
        /** Reads on, after a time without reading. */
        void resume();

        /** Closes once everything is sent that was written. */
        void close();
    }

    private final ChannelHandlerContext context;
    private final HttpExchange exchange;
    private final Intake intake;
    private final Connection connection;
    private final LimitsConfiguration limits;
    private final Guard guard;
    private final Receiver receiver;
    private final HttpRequest request;
    private final HttpHeaders headers;
    private final String server;
    private final Optional<Authenticator> authenticator;
    private Phase phase = Phase.COLLECTING;
    private long declared;
    private byte[] bytes = NOTHING;
    private int size;
    private ByteBudget.@Nullable Lease lease;
    private boolean closing;
    private long dropped;
    private @Nullable Future<?> timeout;

    RequestBody(
            ChannelHandlerContext context,
            HttpExchange exchange,
            HttpRequest request,
            Endpoint endpoint,
            Intake intake,
            Connection connection) {
        this.context = context;
        this.exchange = exchange;
        this.request = request;
        this.intake = intake;
        this.connection = connection;
        this.limits = endpoint.limits();
        this.guard = endpoint.guard();
        this.receiver = endpoint.receiver();
        this.headers = request.headers();
        this.server = endpoint.server();
        this.authenticator = endpoint.authenticator();
    }

    /** Decides what the head allows to decide; true if the connection is closed because of it. */
    boolean start() {
        if (request.decoderResult().isFailure()) {
            undecodable(request.decoderResult().cause());
            return true;
        }
        if (Framing.isUnclear(headers)) {
            undecodable(new IllegalArgumentException("Transfer-Encoding"));
            return true;
        }
        declared = HttpUtil.getContentLength(request, -1L);
        Optional<Failure> foreign = guard.check(request);
        if (foreign.isPresent()) {
            refuse(foreign.get());
            return false;
        }
        exchange.allowOrigin();
        if (request.method().equals(HttpMethod.OPTIONS)
                && headers.contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD)) {
            exchange.replyToPreflight();
            drop();
            return false;
        }
        Optional<Failure> unsuited = unsuited();
        if (unsuited.isPresent()) {
            refuse(unsuited.get());
        } else if (declared > limits.bodySize()) {
            refuse(tooLarge());
        } else if (authenticator.isPresent()) {
            authenticate(authenticator.get());
        } else {
            collect();
        }
        return false;
    }

    /** Whether the caller is being authenticated, so that nothing should be read. */
    boolean isPaused() {
        return phase == Phase.AUTHENTICATING;
    }

    /** Whether the body has arrived, and the request is not yet answered or has just been. */
    boolean isComplete() {
        return phase == Phase.COMPLETE;
    }

    /** Takes a piece, which is released; true if it was the last one. */
    boolean add(HttpContent content) {
        try {
            boolean last = content instanceof LastHttpContent;
            if (phase == Phase.DROPPING) {
                drop(content.content().readableBytes(), last);
                return last;
            }
            if (content.decoderResult().isFailure()) {
                undecodable(content.decoderResult().cause());
                return true;
            }
            ByteBuf piece = content.content();
            int length = piece.readableBytes();
            if (length > limits.bodySize() - size) {
                refuse(tooLarge());
            } else if (ensure(length, last)) {
                piece.readBytes(bytes, size, length);
                size += length;
            }
            if (last && phase == Phase.COLLECTING) {
                complete();
            } else if (last) {
                finished();
            }
            return last;
        } finally {
            content.release();
        }
    }

    /** More has to come: from now on it may take as long as the limit says. */
    void awaitMore() {
        if (timeout == null && phase != Phase.AUTHENTICATING) {
            time(intake.timeout());
        }
    }

    /** The connection is lost; nothing more comes. */
    void discard() {
        stopTimer();
        letGo();
    }

    private void letGo() {
        bytes = NOTHING;
        if (lease != null) {
            lease.close();
        }
    }

    private void time(Duration limit) {
        stopTimer();
        timeout = context.executor().schedule(this::overdue, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void stopTimer() {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    private void authenticate(Authenticator asked) {
        CompletableFuture<Authentication> deciding = deciding(asked);
        if (deciding.isDone()) {
            deciding.whenComplete(this::authenticated);
            return;
        }
        phase = Phase.AUTHENTICATING;
        deciding.orTimeout(intake.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((decided, failure) -> exchange.onEventLoop(() -> {
                    phase = Phase.COLLECTING;
                    authenticated(decided, failure);
                    connection.resume();
                }));
    }

    private CompletableFuture<Authentication> deciding(Authenticator asked) {
        try {
            CompletableFuture<Authentication> deciding =
                    asked.authenticate(NettyRequestHead.of(server, request)).toCompletableFuture();
            return deciding.isDone() ? deciding : deciding.copy();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void authenticated(@Nullable Authentication decided, @Nullable Throwable failure) {
        switch (decided) {
            case Authentication.Accepted accepted -> {
                exchange.authenticated(accepted);
                collect();
            }
            case Authentication.Refused refused ->
                answer(ErrorResponse.denied(Optional.empty(), refused), refused.status());
            case null -> {
                LOG.error("A request could not be authenticated", failure);
                refuse(Failure.of(Kind.INTERNAL, "The caller could not be authenticated"));
            }
        }
    }

    private void collect() {
        if (headers.contains(HttpHeaderNames.EXPECT) && HttpUtil.is100ContinueExpected(request)) {
            exchange.sendContinue(context);
        }
    }

    /** Makes room for a piece; false if the request had to be refused for lack of memory. */
    private boolean ensure(int length, boolean last) {
        int needed = size + length;
        if (needed <= bytes.length) {
            return true;
        }
        int most = declared < 0 ? limits.bodySize() : (int) declared;
        int capacity = last ? needed : Math.max(needed, Math.min(most, Math.max(FIRST_BUFFER, bytes.length * 2)));
        if (capacity > SMALL) {
            if (lease == null) {
                lease = intake.budget().lease(exchange.shareKey(), () -> exchange.onEventLoop(this::revoked));
            }
            long held = lease.bytes();
            ByteBudget.Answer answer = lease.grow(capacity - held);
            if (answer != ByteBudget.Answer.GRANTED && capacity > needed) {
                capacity = needed;
                answer = lease.grow(capacity - held);
            }
            if (answer != ByteBudget.Answer.GRANTED) {
                refuse(noRoom(answer));
                return false;
            }
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    /** The memory went to a caller who holds less. */
    private void revoked() {
        if (phase == Phase.COLLECTING) {
            refuse(noRoom(ByteBudget.Answer.ALL_IN_USE));
        }
    }

    private static Failure noRoom(ByteBudget.Answer answer) {
        return Failure.of(
                Kind.BUSY,
                answer == ByteBudget.Answer.CALLER_HAS_SHARE
                        ? "Your other requests use all the memory that one caller may use for them"
                                + " (mcp.memory.requests-per-caller); try again when they are answered"
                        : "The server has no memory left for this request (mcp.memory.requests); try again soon");
    }

    private void complete() {
        phase = Phase.COMPLETE;
        stopTimer();
        if (lease != null) {
            lease.keep();
            exchange.holds(lease);
        }
        if (!request.method().equals(HttpMethod.POST)) {
            receiver.receive(exchange, request.method().name());
        } else {
            byte[] body = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
            bytes = NOTHING;
            receiver.receive(exchange, body);
        }
    }

    private void refuse(Failure failure) {
        Reply reply = receiver.refuse(failure);
        answer(reply, reply.status());
    }

    /** Answers before the body is there, and drops what comes of it. */
    private void answer(Reply reply, int status) {
        letGo();
        boolean close = declared - size > WORTH_A_CONNECTION || declared < 0 && size > WORTH_A_CONNECTION;
        exchange.replyBeforeBody(reply, status, close);
        drop();
    }

    private void drop() {
        phase = Phase.DROPPING;
        closing = exchange.closing();
        if (closing) {
            time(LINGER);
        }
    }

    private void drop(int length, boolean last) {
        dropped += length;
        if (last) {
            finished();
        } else if (dropped > (closing ? limits.bodySize() : 2L * WORTH_A_CONNECTION)) {
            stopTimer();
            connection.close();
        }
    }

    private void finished() {
        stopTimer();
        if (closing) {
            connection.close();
        }
    }

    private void overdue() {
        if (phase == Phase.DROPPING) {
            connection.close();
        } else {
            letGo();
            Failure failure = Failure.of(
                    Kind.BODY_TIMEOUT,
                    "The body did not arrive within " + intake.timeout().toMillis()
                            + " ms (mcp.connections.request-timeout)");
            exchange.replyAndClose(receiver.refuse(failure), 408);
        }
    }

    private Failure tooLarge() {
        return Failure.of(
                Kind.BODY_TOO_LARGE, "The body is larger than " + limits.bodySize() + " bytes (mcp.limits.body-size)");
    }

    private void undecodable(Throwable cause) {
        stopTimer();
        letGo();
        Failure failure = Failure.of(Kind.INVALID_REQUEST, "The HTTP request is malformed");
        int status = switch (cause) {
            case TooLongHttpHeaderException header -> 431;
            case TooLongHttpLineException line -> 414;
            default -> 400;
        };
        exchange.replyAndClose(receiver.refuse(failure), status);
    }

    private Optional<Failure> unsuited() {
        if (!request.method().equals(HttpMethod.POST)) {
            String method = request.method().name();
            return receiver.serves(method) ? Optional.empty() : Optional.of(Receiver.methodNotAllowed(method));
        }
        String type = headers.get(HttpHeaderNames.CONTENT_TYPE);
        if (type == null || !json(type)) {
            return Optional.of(Failure.of(Kind.UNSUPPORTED_MEDIA_TYPE, "The Content-Type must be application/json"));
        }
        String encoding = headers.get(HttpHeaderNames.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Optional.of(Failure.of(
                    Kind.UNSUPPORTED_MEDIA_TYPE, "The Content-Encoding is not served here: send the body as it is"));
        }
        return Optional.empty();
    }

    /** {@code application/json}, in UTF-8 if it names a character set (RFC 8259, section 8.1). */
    private static boolean json(String type) {
        if (type.equals("application/json")) {
            return true;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
