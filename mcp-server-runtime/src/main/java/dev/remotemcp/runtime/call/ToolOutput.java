package dev.remotemcp.runtime.call;

import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What a tool returned, before a dialect writes it to the wire. */
public sealed interface ToolOutput {
    /** The output of a tool that returns nothing. */
    ToolOutput EMPTY = new Contents(List.of());

    /** One text block. */
    record Text(String text) implements ToolOutput {}

    /** Structured content, as compact JSON in UTF-8; clients also get it as one text block. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
    record Structured(byte[] json) implements ToolOutput {}

    /**
     * Structured content with a null in it, which the output schema may not allow: it is validated before it is sent.
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never changed
    record WithNulls(byte[] json) implements ToolOutput {}

    /** Content blocks. */
    record Contents(List<Content> blocks) implements ToolOutput {}

    /** A result that the handler assembled itself. */
    record Result(CallToolResult result) implements ToolOutput {}

    /** A failure the model should see and mend ({@code isError: true}), with the result's {@code _meta}. */
    record Failed(String message, Map<String, Object> meta) implements ToolOutput {
        /** A failure that says everything in its message. */
        public Failed(String message) {
            this(message, Map.of());
        }
    }

    /** An output that is still being computed. */
    record Later(CompletionStage<ToolOutput> stage) implements ToolOutput, Deferred<ToolOutput> {}
}
