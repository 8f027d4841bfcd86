package dev.remotemcp.runtime.call;

import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What a resource's handler returned, before a dialect writes it to the wire. */
public sealed interface ResourceOutput {
    /** Text under the requested URI and the binding's MIME type. */
    record Text(String text) implements ResourceOutput {}

    /** Bytes under the requested URI and the binding's MIME type. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
    record Blob(byte[] bytes) implements ResourceOutput {}

    /** Contents with URIs and MIME types of their own. */
    record Contents(List<ResourceContents> contents) implements ResourceOutput {}

    /** A result that the handler assembled itself. */
    record Result(ReadResourceResult result) implements ResourceOutput {}

    /** An output that is still being computed. */
    record Later(CompletionStage<ResourceOutput> stage) implements ResourceOutput, Deferred<ResourceOutput> {}
}
