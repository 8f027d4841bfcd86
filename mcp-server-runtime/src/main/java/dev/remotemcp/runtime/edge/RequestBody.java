package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.LimitsConfiguration;
import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.guard.Authenticator;
import dev.remotemcp.runtime.pipeline.Failure;
import dev.remotemcp.runtime.pipeline.Failure.Kind;
import dev.remotemcp.runtime.protocol.ErrorResponse;
import dev.remotemcp.runtime.protocol.Receiver;
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
 * <p>A refused request's body is read to its end, within the limits, so that the connection stays usable. Runs on the
 * event loop.
 */
final class RequestBody {
    private static final Logger LOG = LoggerFactory.getLogger(RequestBody.class);
    private static final byte[] NOTHING = {};

    private final HttpExchange exchange;
    private final LimitsConfiguration limits;
    private final Guard guard;
    private final Receiver receiver;
    private final HttpHeaders headers;
    private final HttpMethod method;
    private final String server;
    private final Optional<Authenticator> authenticator;
    private @Nullable CompletableFuture<Authentication> authentication;
    private byte[] bytes = NOTHING;
    private int size;
    private Optional<Failure> refusal = Optional.empty();
    private boolean preflight;
    private @Nullable Future<?> timeout;

    RequestBody(HttpExchange exchange, HttpRequest request, Endpoint endpoint) {
        this.exchange = exchange;
        this.limits = endpoint.limits();
        this.guard = endpoint.guard();
        this.receiver = endpoint.receiver();
        this.headers = request.headers();
        this.method = request.method();
        this.server = endpoint.server();
        this.authenticator = endpoint.authenticator();
    }

    /** Looks at the request's head; true if it is answered already. */
    boolean start(ChannelHandlerContext context, HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            undecodable(request.decoderResult().cause());
            return true;
        }
        if (FramingGuard.isUnclear(headers)) {
            undecodable(new IllegalArgumentException("Transfer-Encoding"));
            return true;
        }
        refusal = guard.check(request);
        if (refusal.isEmpty()) {
            exchange.allowOrigin();
        }
        preflight = refusal.isEmpty()
                && request.method().equals(HttpMethod.OPTIONS)
                && headers.contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
        if (refusal.isEmpty() && !preflight) {
            refusal = unsuited(request);
        }
        if (refusal.isEmpty() && !preflight && authenticator.isPresent()) {
            authentication = authenticate(authenticator.get(), request);
        }
        long declared = HttpUtil.getContentLength(request, -1L);
        if (declared > limits.bodySize()) {
            tooLarge();
            return true;
        }
        if (headers.contains(HttpHeaderNames.EXPECT) && HttpUtil.is100ContinueExpected(request) && refusal.isEmpty()) {
            exchange.sendContinue(context);
        }
        if (declared > 0 && refusal.isEmpty()) {
            bytes = new byte[(int) declared];
        }
        return false;
    }

    /** Adds a piece, which is released; true if the body is complete or refused. */
    boolean add(HttpContent content) {
        try {
            if (content.decoderResult().isFailure()) {
                undecodable(content.decoderResult().cause());
                return true;
            }
            ByteBuf piece = content.content();
            int length = piece.readableBytes();
            if (length > limits.bodySize() - size) {
                tooLarge();
                return true;
            }
            if (refusal.isEmpty() && length > 0) {
                ensure(size + length);
                piece.readBytes(bytes, size, length);
            }
            size += length;
            if (content instanceof LastHttpContent) {
                complete();
                return true;
            }
            return false;
        } finally {
            content.release();
        }
    }

    /** More has to come: from now on it may take as long as the limit says. */
    void awaitMore(ChannelHandlerContext context) {
        if (timeout == null) {
            timeout = context.executor()
                    .schedule(this::tooSlow, limits.bodyTimeout().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Nothing more is wanted. */
    void discard() {
        if (timeout != null) {
            timeout.cancel(false);
        }
        bytes = NOTHING;
    }

    private void complete() {
        if (timeout != null) {
            timeout.cancel(false);
        }
        if (preflight) {
            exchange.replyToPreflight();
        } else if (refusal.isPresent()) {
            exchange.reply(receiver.refuse(refusal.get()));
        } else if (authentication != null) {
            authentication.whenComplete(
                    (decided, failure) -> exchange.onEventLoop(() -> authenticated(decided, failure)));
        } else {
            receive();
        }
    }

    private CompletableFuture<Authentication> authenticate(Authenticator asked, HttpRequest request) {
        try {
            CompletableFuture<Authentication> deciding =
                    asked.authenticate(NettyRequestHead.of(server, request)).toCompletableFuture();
            return deciding.isDone()
                    ? deciding
                    : deciding.copy().orTimeout(limits.bodyTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void authenticated(@Nullable Authentication decided, @Nullable Throwable failure) {
        switch (decided) {
            case Authentication.Accepted accepted -> {
                exchange.authenticated(accepted);
                receive();
            }
            case Authentication.Refused refused -> exchange.reply(ErrorResponse.denied(Optional.empty(), refused));
            case null -> {
                LOG.error("A request could not be authenticated", failure);
                exchange.reply(receiver.refuse(Failure.of(Kind.INTERNAL, "The caller could not be authenticated")));
            }
        }
    }

    private void receive() {
        if (!method.equals(HttpMethod.POST)) {
            receiver.receive(exchange, method.name());
        } else {
            receiver.receive(exchange, size == bytes.length ? bytes : Arrays.copyOf(bytes, size));
        }
    }

    private Optional<Failure> unsuited(HttpRequest request) {
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

    private void undecodable(Throwable cause) {
        discard();
        Failure failure = Failure.of(Kind.INVALID_REQUEST, "The HTTP request is malformed");
        int status = switch (cause) {
            case TooLongHttpHeaderException header -> 431;
            case TooLongHttpLineException line -> 414;
            default -> 400;
        };
        exchange.replyAndClose(receiver.refuse(failure), status);
    }

    private void tooLarge() {
        discard();
        Failure failure = Failure.of(
                Kind.BODY_TOO_LARGE, "The body is larger than " + limits.bodySize() + " bytes (mcp.limits.body-size)");
        exchange.replyAndClose(receiver.refuse(failure), 413);
    }

    private void tooSlow() {
        discard();
        Failure failure = Failure.of(
                Kind.BODY_TIMEOUT,
                "The body did not arrive within " + limits.bodyTimeout().toMillis() + " ms (mcp.limits.body-timeout)");
        exchange.replyAndClose(receiver.refuse(failure), 408);
    }

    private void ensure(int length) {
        if (bytes.length < length) {
            bytes = Arrays.copyOf(bytes, Math.max(length, Math.min(bytes.length * 2, limits.bodySize())));
        }
    }
}
