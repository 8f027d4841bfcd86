package dev.remotemcp.runtime.guard;

import java.util.List;

/** What is known of a request before its body is read. */
public interface RequestHead {
    /** Name of the server that the request is for. */
    String server();

    /** The HTTP method. */
    String method();

    /** The request target as sent, with its query. */
    String target();

    /** Every value of a header, in their order; the name in any case. */
    List<String> headers(String name);
}
