package dev.remotemcp.runtime;

import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Root;
import java.net.URI;
import java.util.List;

/**
 * One question to the client, for {@link McpContext#ask}.
 *
 * @param <A> the answer
 */
public sealed interface Question<A> {
    /** Name of the question, unique within the call and the same in every run. */
    String key();

    /** A form for the user. */
    record Form<T>(String key, String message, Class<T> form) implements Question<Elicitation<T>> {}

    /** A URL for the user to open. */
    record Url(String key, String message, URI url) implements Question<ElicitationAction> {}

    /** A conversation for the client's model. */
    record Sampling(String key, CreateMessageRequest request) implements Question<CreateMessageResult> {}

    /** The client's roots. */
    record Roots(String key) implements Question<List<Root>> {}

    /** A form for the user. */
    static <T> Question<Elicitation<T>> form(String key, String message, Class<T> form) {
        return new Form<>(key, message, form);
    }

    /** A URL for the user to open. */
    static Question<ElicitationAction> url(String key, String message, URI url) {
        return new Url(key, message, url);
    }

    /** A conversation for the client's model. */
    static Question<CreateMessageResult> sampling(String key, CreateMessageRequest request) {
        return new Sampling(key, request);
    }

    /** The client's roots. */
    static Question<List<Root>> roots(String key) {
        return new Roots(key);
    }
}
