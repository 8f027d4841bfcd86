package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.guard.RequestHead;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/** The head of a request of Netty's. */
record NettyRequestHead(String server, String method, String target, HttpHeaders all) implements RequestHead {
    static NettyRequestHead of(String server, HttpRequest request) {
        return new NettyRequestHead(server, request.method().name(), request.uri(), request.headers());
    }

    @Override
    public List<String> headers(String name) {
        return all.getAll(name);
    }
}
