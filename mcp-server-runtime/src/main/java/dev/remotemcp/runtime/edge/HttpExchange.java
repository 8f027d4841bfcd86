package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.guard.Authentication;
import dev.remotemcp.runtime.protocol.EventStream;
import dev.remotemcp.runtime.protocol.Exchange;
import dev.remotemcp.runtime.protocol.Reply;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request of one connection. Answers may come from any thread; they are written on the event loop. */
final class HttpExchange implements Exchange {
    private static final Runnable NOTHING = () -> {};

    /** A permission may be without end, a timer may not. */
    private static final Duration LONGEST_STREAM = Duration.ofDays(365);

    /** Names that a preflight may ask for, and those of them that can be headers of arguments. */
    private static final int MOST_WANTED = 256;

    private static final int MOST_PARAMETERS = 64;

    /** Bytes of an answer that count while it waits for the event loop. */
    private static final int LARGE = 16_384;

    private static final Pattern PARAMETER = Pattern.compile("mcp-param-[!#$%&'*+.^_`|~0-9a-z-]+");

    private static final AsciiString JSON = AsciiString.cached("application/json");
    private static final AsciiString EVENTS = AsciiString.cached("text/event-stream");
    private static final AsciiString NO_STORE = AsciiString.cached("no-store");
    private static final AsciiString ACCEL_BUFFERING = AsciiString.cached("x-accel-buffering");
    private static final AsciiString NO = AsciiString.cached("no");

    /** What a browser's script may send and read, beside the simple headers. */
    private static final String ALLOWED_HEADERS =
            "authorization, content-type, accept, mcp-protocol-version, mcp-method, mcp-name, mcp-session-id, last-event-id,"
                    + " x-functions-key";

    private final ChannelHandlerContext context;
    private HttpHeaders headers;
    private final boolean http11;
    private final boolean head;
    private final SseStreams streams;
    private final Executor virtualThreads;
    private final Intake intake;
    private final Consumer<ChannelHandlerContext> answered;
    private boolean keepAlive;
    /** The body of the request decides when the connection closes, if it does. */
    private boolean lingers;

    private @Nullable String allowedOrigin;
    private volatile Authentication.@Nullable Accepted caller;
    private String share;

    // Guarded by this.
    private boolean committed;
    private boolean gone;
    private Runnable onDisconnect = NOTHING;
    private volatile ByteBudget.@Nullable Lease body; // most requests have none, which takes no lock to see
    private int holders;
    private boolean finished;
    private boolean forgotten;

    // Touched on the event loop only.
    private @Nullable SseStream stream;
    private boolean over;
    private @Nullable Future<?> expiry;

    HttpExchange(
            ChannelHandlerContext context,
            HttpRequest request,
            SseStreams streams,
            Executor virtualThreads,
            Intake intake,
            Consumer<ChannelHandlerContext> answered) {
        this.context = context;
        this.headers = request.headers();
        this.http11 = !request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        this.head = request.method().equals(HttpMethod.HEAD);
        this.keepAlive = HttpUtil.isKeepAlive(request);
        this.streams = streams;
        this.virtualThreads = virtualThreads;
        this.intake = intake;
        this.share = intake.peer(headers);
        this.answered = answered;
    }

    @Override
    public @Nullable String header(String name) {
        Iterator<String> values = headers.valueStringIterator(name);
        String value = values.hasNext() ? values.next() : null;
        return values.hasNext() ? String.join(", ", headers.getAll(name)) : value;
    }

    @Override
    public Optional<Principal> principal() {
        return Optional.ofNullable(caller).map(Authentication.Accepted::principal);
    }

    @Override
    public String owner() {
        Authentication.Accepted accepted = caller;
        return accepted == null ? "" : accepted.owner();
    }

    @Override
    public String shareKey() {
        return share;
    }

    /** Who calls is known; said before anything is answered. */
    void authenticated(Authentication.Accepted accepted) {
        caller = accepted;
        share = ShareKey.ofCaller(accepted.principal().getName());
    }

    /** Gives the memory of the request's body back when the exchange is over, and its call. */
    synchronized void holds(ByteBudget.Lease bytes) {
        body = bytes;
        letGo();
    }

    @Override
    public Runnable hold() {
        if (body == null) {
            return NOTHING;
        }
        synchronized (this) {
            holders++;
        }
        return this::unhold;
    }

    private synchronized void unhold() {
        holders--;
        letGo();
    }

    private synchronized void letGo() {
        ByteBudget.Lease held = body;
        if ((finished || forgotten) && holders == 0 && held != null) {
            held.close();
            body = null;
        }
    }

    @Override
    public synchronized void forgetRequest() {
        headers = EmptyHttpHeaders.INSTANCE;
        forgotten = true;
        letGo();
    }

    @Override
    public void reply(Reply reply) {
        if (commit()) {
            onEventLoop(() -> write(reply, reply.status()));
        }
    }

    /** The event loop may be busy with what others send, while calls go on making answers. */
    @Override
    public boolean offer(Reply reply) {
        if (reply.body().length < LARGE || context.executor().inEventLoop()) {
            reply(reply);
            return true;
        }
        ByteBudget.Lease queued = intake.traffic().queue(share, reply.body().length);
        if (queued.bytes() == 0) {
            return false;
        }
        if (commit()) {
            onEventLoop(() -> {
                intake.traffic().adopt(queued);
                write(reply, reply.status());
                intake.traffic().adopted();
            });
        } else {
            queued.close();
        }
        return true;
    }

    /** Answers and gives the connection up, because its next bytes cannot be understood or are not wanted. */
    void replyAndClose(Reply reply, int status) {
        if (commit()) {
            keepAlive = false;
            write(reply, status);
        }
    }

    /**
     * Answers a request whose body is not wanted; the caller of this method drops the rest of the body.
     *
     * @param close whether the connection is closed after that
     */
    void replyBeforeBody(Reply reply, int status, boolean close) {
        if (commit()) {
            keepAlive = keepAlive && !close;
            lingers = true;
            write(reply, status);
        }
    }

    /** The guard lets the request's origin in, so that its script may read the answer. */
    void allowOrigin() {
        allowedOrigin = headers.get(HttpHeaderNames.ORIGIN);
    }

    /** Tells a browser what its script may send (Fetch, CORS-preflight). */
    void replyToPreflight() {
        if (commit()) {
            lingers = true;
            FullHttpResponse response = response(204, new byte[0]);
            HttpHeaders out = response.headers();
            out.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "POST, GET, DELETE");
            String wanted = headers.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
            out.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, allowedHeaders(wanted));
            out.set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, "86400");
            finish(response);
        }
    }

    private static String allowedHeaders(@Nullable String wanted) {
        StringBuilder allowed = new StringBuilder(ALLOWED_HEADERS);
        int parameters = 0;
        for (String name : wanted == null ? new String[0] : wanted.split(",", MOST_WANTED)) {
            String header = name.strip().toLowerCase(Locale.ROOT);
            if (header.startsWith("mcp-param-")
                    && PARAMETER.matcher(header).matches()
                    && parameters < MOST_PARAMETERS) {
                allowed.append(", ").append(header);
                parameters++;
            }
        }
        return allowed.toString();
    }

    void sendContinue(ChannelHandlerContext channel) {
        channel.writeAndFlush(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
    }

    @Override
    public EventStream stream() {
        SseStream started = streams.of(context, shareKey(), this::streamEnded);
        if (!commit()) {
            throw new IllegalStateException("The request is answered already");
        }
        synchronized (this) {
            if (gone) {
                started.abandon();
            }
        }
        onEventLoop(() -> start(started));
        return started;
    }

    private void start(SseStream started) {
        if (over) {
            started.abandon();
            return;
        }
        stream = started;
        intake.traffic().servedFor(shareKey());
        HttpResponse response = new DefaultHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                DefaultHttpHeadersFactory.headersFactory().withValidation(false));
        HttpHeaders out = response.headers();
        out.set(HttpHeaderNames.CONTENT_TYPE, EVENTS);
        out.set(HttpHeaderNames.CACHE_CONTROL, NO_STORE);
        out.set(ACCEL_BUFFERING, NO);
        common(out);
        if (http11) {
            out.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else {
            keepAlive = false;
        }
        connection(out);
        context.writeAndFlush(response);
        started.open();
        closeWithPermission();
    }

    /** What the caller may no longer see is not sent any more: the client comes again with a fresh token. */
    private void closeWithPermission() {
        Authentication.Accepted accepted = caller;
        if (accepted != null && stream != null && !over) {
            Duration left = Duration.between(Instant.now(), accepted.until());
            // Not a moment early: the client would come again with the same token, and be closed again at once.
            Duration open = left.compareTo(LONGEST_STREAM) > 0 ? LONGEST_STREAM : left;
            long millis = open.isNegative() ? 0 : open.toMillis() + 1;
            expiry = context.executor().schedule(() -> Hangup.now(context), millis, TimeUnit.MILLISECONDS);
        }
    }

    private void streamEnded(ChannelFuture lastWrite) {
        if (!keepAlive) {
            lastWrite.addListener(ChannelFutureListener.CLOSE);
        }
        end();
    }

    @Override
    public Executor virtualThreads() {
        return virtualThreads;
    }

    @Override
    public void onDisconnect(Runnable action) {
        synchronized (this) {
            if (!gone) {
                onDisconnect = onDisconnect == NOTHING ? action : both(onDisconnect, action);
                return;
            }
        }
        action.run();
    }

    private static Runnable both(Runnable first, Runnable second) {
        return () -> {
            first.run();
            second.run();
        };
    }

    /** The client has gone; whatever still works for it is told. */
    void disconnected() {
        over = true;
        stopExpiry();
        if (stream != null) {
            stream.abandon();
        }
        Runnable action;
        synchronized (this) {
            finished = true;
            letGo();
            gone = true;
            action = onDisconnect;
            onDisconnect = NOTHING;
        }
        action.run();
    }

    void writabilityChanged() {
        if (stream != null) {
            stream.drain();
        }
    }

    /** Whether the connection is closed after this answer. */
    boolean closing() {
        return over && !keepAlive;
    }

    private synchronized boolean commit() {
        boolean first = !committed;
        committed = true;
        return first;
    }

    void onEventLoop(Runnable action) {
        if (context.executor().inEventLoop()) {
            action.run();
        } else {
            context.executor().execute(action);
        }
    }

    private void write(Reply reply, int status) {
        if (over) {
            return;
        }
        intake.traffic().servedFor(shareKey());
        FullHttpResponse response = response(status, head ? new byte[0] : reply.body());
        if (reply.body().length > 0) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, JSON);
        }
        reply.headers().forEach(response.headers()::set);
        finish(response);
    }

    private FullHttpResponse response(int status, byte[] body) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                Unpooled.wrappedBuffer(body),
                DefaultHttpHeadersFactory.headersFactory().withValidation(false),
                DefaultHttpHeadersFactory.trailersFactory());
        HttpHeaders out = response.headers();
        if (status != 204 && status != 202) {
            out.set(HttpHeaderNames.CONTENT_LENGTH, AsciiString.of(Integer.toString(body.length)));
        } else if (status == 202) {
            out.set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO);
        }
        common(out);
        return response;
    }

    private void common(HttpHeaders out) {
        out.set(HttpHeaderNames.DATE, DateHeader.now());
        if (allowedOrigin != null) {
            out.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, allowedOrigin);
            out.set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, "mcp-session-id, www-authenticate");
            out.set(HttpHeaderNames.VARY, HttpHeaderNames.ORIGIN);
        }
    }

    private void connection(HttpHeaders out) {
        if (!keepAlive) {
            out.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        } else if (!http11) {
            out.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
    }

    private void finish(FullHttpResponse response) {
        connection(response.headers());
        if (keepAlive || lingers) {
            context.writeAndFlush(response, context.voidPromise());
        } else {
            over = true;
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
        end();
    }

    private void stopExpiry() {
        if (expiry != null) {
            expiry.cancel(false);
        }
    }

    private void end() {
        over = true;
        stopExpiry();
        Runnable action;
        synchronized (this) {
            finished = true;
            letGo();
            gone = true;
            action = stream == null ? NOTHING : onDisconnect;
            onDisconnect = NOTHING;
        }
        action.run(); // a finished call ignores it, a listen stream lets go of its subscription
        answered.accept(context);
    }
}
