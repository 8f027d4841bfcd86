package dev.remotemcp.runtime.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests whose end is not clear, on the paths that Micronaut answers as on those of the endpoints, and serves
 * nothing that follows on their connection (request smuggling: RFC 9112, sections 6.3 and 11.2).
 *
 * <p>Netty reads some lists of transfer codings as chunks that other servers read differently, and Micronaut takes a
 * body in broken chunks for a complete one. Runs on the connection's event loop.
 */
final class FramingGuard extends ChannelDuplexHandler {
    private final Endpoints endpoints;

    private @Nullable HttpRequest reading;
    private int unanswered;
    private boolean answering;
    private boolean broken;
    private boolean dropping;
    private boolean ended;

    FramingGuard(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Whether only one reader's opinion says where the body ends: the one coding whose end all agree on is chunked. */
    static boolean isUnclear(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return false;
        }
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.size() != 1 || !isChunked(codings.getFirst());
    }

    /** Only spaces and tabs may surround the coding (RFC 9110, section 5.5). */
    private static boolean isChunked(String coding) {
        int start = 0;
        int end = coding.length();
        while (start < end && isSpace(coding.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(coding.charAt(end - 1))) {
            end--;
        }
        String name = coding.substring(start, end);
        return name.length() == "chunked".length() && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(name);
    }

    private static boolean isSpace(char letter) {
        return letter == ' ' || letter == '\t';
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (dropping) {
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            reading = request;
            unanswered++;
            if (request.decoderResult().isSuccess() && isUnclear(request.headers()) && isOthers(request)) {
                refuse(context, request);
                return;
            }
        }
        if (message instanceof HttpContent content
                && content.decoderResult().isFailure()
                && reading != null
                && reading.decoderResult().isSuccess()
                && isOthers(reading)) {
            content.release();
            dropping = true;
            broken = true;
            end(context);
            return;
        }
        if (message instanceof LastHttpContent) {
            reading = null;
        }
        context.fireChannelRead(message);
    }

    /** The endpoints answer for themselves, with an error of the protocol. */
    private boolean isOthers(HttpRequest request) {
        return endpoints.of(request) == null;
    }

    /** Has Micronaut answer as it answers all requests that cannot be decoded: with 400, and the connection ends. */
    private void refuse(ChannelHandlerContext context, HttpRequest request) {
        dropping = true;
        reading = null;
        request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Unclear Transfer-Encoding")));
        context.fireChannelRead(request);
        if (!(request instanceof LastHttpContent)) {
            context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    /** Ends the connection as soon as the requests before the broken body are answered. */
    private void end(ChannelHandlerContext context) {
        if (ended || answering || unanswered > 1) {
            return;
        }
        ended = true;
        Object last = unanswered == 0 ? Unpooled.EMPTY_BUFFER : badRequest();
        context.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    }

    private static FullHttpResponse badRequest() {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST, Unpooled.EMPTY_BUFFER);
        response.headers()
                .set(HttpHeaderNames.CONTENT_LENGTH, 0)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return response;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (ended) {
            ReferenceCountUtil.release(message); // an answer to the request that is already refused
            promise.tryFailure(new ClosedChannelException());
            return;
        }
        boolean informational = message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (message instanceof HttpResponse && !informational) {
            answering = true;
        }
        context.write(message, promise);
        if (message instanceof LastHttpContent && !informational) {
            answering = false;
            unanswered--;
            if (broken) {
                context.executor().execute(() -> end(context)); // after whatever the writer does next
            }
        }
    }
}
