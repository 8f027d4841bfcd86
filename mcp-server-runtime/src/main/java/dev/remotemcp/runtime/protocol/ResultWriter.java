package dev.remotemcp.runtime.protocol;

import dev.remotemcp.runtime.call.CompletionOutput;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.Page;
import dev.remotemcp.runtime.config.CacheConfiguration;
import dev.remotemcp.runtime.pipeline.Outcome;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes outcomes as results: one line, no member that is null, an era's {@link ResultFrame} around each of them. */
public final class ResultWriter {
    private static final int MOST_COMPLETIONS = 100;
    private static final String HEAD = "{\"jsonrpc\":\"2.0\",\"id\":";
    private static final String RESULT = ",\"result\":{";
    private static final String TEXT = "\"content\":[{\"type\":\"text\",\"text\":";
    private static final String STRUCTURED = ",\"structuredContent\":";
    private static final byte[] NO_CONTENT = "\"content\":[]".getBytes(StandardCharsets.US_ASCII);

    private final ResultFrame frame;
    private final CacheConfiguration cache;
    private final JsonMapper json;
    private final ObjectWriter contents;
    private final ObjectWriter resourceContents;
    private final ObjectWriter messages;
    private final String opening;
    private final byte[] ending;

    /** A writer for one era. */
    public ResultWriter(ResultFrame frame, CacheConfiguration cache, McpJson json) {
        this.frame = frame;
        this.cache = cache;
        this.json = json.mapper();
        // Their serializers are looked for when they are needed, which many servers never do.
        ObjectWriter writer = this.json.writer().without(SerializationFeature.EAGER_SERIALIZER_FETCH);
        this.contents = writer.forType(new TypeReference<List<Content>>() {});
        this.resourceContents = writer.forType(new TypeReference<List<ResourceContents>>() {});
        this.messages = writer.forType(new TypeReference<List<PromptMessage>>() {});
        this.opening = RESULT + frame.opening();
        this.ending = frame.ending();
    }

    /**
     * The response with the result of an operation that came to its end.
     *
     * @param fresh whether it did so without answers of the client's
     */
    public byte[] response(JsonSlice id, Outcome outcome, boolean fresh) {
        return switch (outcome) {
            case Outcome.Called called -> tool(id, called.output());
            case Outcome.Listed listed -> page(id, listed.page());
            case Outcome.Discovered discovered -> throw new IllegalArgumentException("Each era has its own handshake");
            case Outcome.Read read -> resource(id, read, fresh);
            case Outcome.Prompted prompted -> prompt(id, prompted.output());
            case Outcome.Completed completed -> completion(id, completed.output());
            case Outcome.InputRequired required -> throw new IllegalArgumentException("Not a complete result");
            case Outcome.Failed failed -> throw new IllegalArgumentException("Not a result");
        };
    }

    /**
     * The response with a result whose members are written already.
     *
     * @param members at least one member, without braces
     */
    public byte[] response(JsonSlice id, JsonBuffer members) {
        byte[] body = members.toByteArray();
        JsonBuffer out = new JsonBuffer(room(id) + body.length);
        open(out, id);
        return close(out.raw(body), null);
    }

    /** Writes how long a result keeps, if the era says so. */
    public void hints(JsonBuffer out, Duration ttl, boolean shared) {
        if (frame.cacheHints()) {
            out.ascii("\"ttlMs\":").number(ttl.toMillis());
            out.ascii(shared ? ",\"cacheScope\":\"public\"," : ",\"cacheScope\":\"private\",");
        }
    }

    private byte[] tool(JsonSlice id, ToolOutput output) {
        return switch (output) {
            case ToolOutput.Text text -> {
                // Exactly as large as the response, unless the text has to be escaped.
                JsonBuffer out =
                        new JsonBuffer(room(id) + TEXT.length() + text.text().length() + 4);
                open(out, id);
                out.ascii(TEXT).string(text.text()).ascii("}]");
                yield close(out, null);
            }
            case ToolOutput.Structured structured -> {
                byte[] value = structured.json();
                JsonBuffer out = new JsonBuffer(room(id)
                        + TEXT.length()
                        + JsonBuffer.stringLength(value)
                        + 2
                        + STRUCTURED.length()
                        + value.length);
                open(out, id);
                out.ascii(TEXT).string(value).ascii("}]").ascii(STRUCTURED).raw(value);
                yield close(out, null);
            }
            case ToolOutput.Failed failed -> {
                JsonBuffer out = new JsonBuffer(384 + failed.message().length());
                open(out, id);
                out.ascii(TEXT).string(failed.message()).ascii("}]");
                out.ascii(",\"isError\":true");
                yield close(out, failed.meta());
            }
            case ToolOutput.Contents blocks -> {
                JsonBuffer out = new JsonBuffer(1024);
                open(out, id);
                content(out, blocks.blocks());
                yield close(out, null);
            }
            case ToolOutput.Result result -> result(id, result.result());
            case ToolOutput.WithNulls unchecked -> throw new IllegalArgumentException("Not checked yet");
            case ToolOutput.Later later -> throw new IllegalArgumentException("Not an output yet");
        };
    }

    private byte[] result(JsonSlice id, CallToolResult result) {
        JsonBuffer out = new JsonBuffer(1024);
        open(out, id);
        content(out, result.content() == null ? List.of() : result.content());
        if (result.structuredContent() != null) {
            out.ascii(STRUCTURED).raw(json.writeValueAsBytes(result.structuredContent()));
        }
        if (Boolean.TRUE.equals(result.isError())) {
            out.ascii(",\"isError\":true");
        }
        return close(out, result.meta());
    }

    private void content(JsonBuffer out, List<Content> blocks) {
        if (blocks.isEmpty()) {
            out.raw(NO_CONTENT);
        } else {
            out.ascii("\"content\":").raw(contents.writeValueAsBytes(blocks));
        }
    }

    private byte[] page(JsonSlice id, Page page) {
        JsonBuffer out = new JsonBuffer(room(id) + page.entries().length + 256);
        open(out, id);
        hints(out, cache.listTtl(), page.shared());
        out.ascii("\"").ascii(page.listing().member()).ascii("\":").raw(page.entries());
        page.nextCursor().ifPresent(cursor -> out.ascii(",\"nextCursor\":").string(cursor));
        return close(out, null);
    }

    private byte[] resource(JsonSlice id, Outcome.Read read, boolean fresh) {
        JsonBuffer out = new JsonBuffer(1024);
        open(out, id);
        // What was made from a caller's answers is not for keeping (specification, Multi Round-Trip Requests).
        CacheHint hint = fresh ? read.binding().cache() : new CacheHint(0, false);
        boolean shared = hint.shared() && read.binding().access().isOpen();
        hints(out, hint.ttlMs() < 0 ? cache.resourceTtl() : Duration.ofMillis(hint.ttlMs()), shared);
        out.ascii("\"contents\":");
        switch (read.output()) {
            case ResourceOutput.Text text ->
                content(out, read, "text").string(text.text()).ascii("}]");
            case ResourceOutput.Blob blob ->
                content(out, read, "blob")
                        .ascii("\"")
                        .ascii(Base64.getEncoder().encodeToString(blob.bytes()))
                        .ascii("\"}]");
            case ResourceOutput.Contents several -> out.raw(resourceContents.writeValueAsBytes(several.contents()));
            case ResourceOutput.Result(ReadResourceResult result) -> {
                out.raw(resourceContents.writeValueAsBytes(result.contents()));
                return close(out, result.meta());
            }
            case ResourceOutput.Later later -> throw new IllegalArgumentException("Not an output yet");
        }
        return close(out, null);
    }

    private static JsonBuffer content(JsonBuffer out, Outcome.Read read, String member) {
        out.ascii("[{\"uri\":")
                .string(read.uri())
                .ascii(",\"mimeType\":")
                .string(read.binding().mimeType());
        return out.ascii(",\"").ascii(member).ascii("\":");
    }

    private byte[] prompt(JsonSlice id, PromptOutput output) {
        JsonBuffer out = new JsonBuffer(1024);
        open(out, id);
        switch (output) {
            case PromptOutput.Text text ->
                out.ascii("\"messages\":[{\"role\":\"user\",\"content\":{\"type\":\"text\",\"text\":")
                        .string(text.text())
                        .ascii("}}]");
            case PromptOutput.Messages several ->
                out.ascii("\"messages\":").raw(messages.writeValueAsBytes(several.messages()));
            case PromptOutput.Result(GetPromptResult result) -> {
                out.ascii("\"messages\":").raw(messages.writeValueAsBytes(result.messages()));
                if (result.description() != null) {
                    out.ascii(",\"description\":").string(result.description());
                }
                return close(out, result.meta());
            }
            case PromptOutput.Later later -> throw new IllegalArgumentException("Not an output yet");
        }
        return close(out, null);
    }

    private byte[] completion(JsonSlice id, CompletionOutput output) {
        return switch (output) {
            case CompletionOutput.Values all -> {
                int total = all.values().size();
                yield completion(id, all.values(), total, total > MOST_COMPLETIONS, null);
            }
            case CompletionOutput.Result result -> {
                CompleteCompletion completion = result.result().completion();
                boolean more = Boolean.TRUE.equals(completion.hasMore())
                        || completion.values().size() > MOST_COMPLETIONS;
                yield completion(
                        id,
                        completion.values(),
                        completion.total(),
                        more,
                        result.result().meta());
            }
            case CompletionOutput.Later later -> throw new IllegalArgumentException("Not an output yet");
        };
    }

    private byte[] completion(
            JsonSlice id,
            List<String> values,
            @Nullable Integer total,
            boolean more,
            @Nullable Map<String, Object> meta) {
        JsonBuffer out = new JsonBuffer(1024);
        open(out, id);
        out.ascii("\"completion\":{\"values\":")
                .raw(json.writeValueAsBytes(values.subList(0, Math.min(values.size(), MOST_COMPLETIONS))));
        if (total != null) {
            out.ascii(",\"total\":").number(total);
        }
        out.ascii(",\"hasMore\":").ascii(more ? "true}" : "false}");
        return close(out, meta);
    }

    private void open(JsonBuffer out, JsonSlice id) {
        out.ascii(HEAD).raw(id).ascii(opening);
    }

    /** How many bytes a response takes beside what is in the result. */
    private int room(JsonSlice id) {
        return HEAD.length() + id.length() + opening.length() + ending.length;
    }

    /** Ends the result and the response; a handler's own {@code _meta} goes along with the era's. */
    private byte[] close(JsonBuffer out, @Nullable Map<String, Object> meta) {
        if (meta == null || meta.isEmpty()) {
            return out.raw(ending).toByteArray();
        }
        byte[] object = json.writeValueAsBytes(meta);
        out.ascii(",\"_meta\":").raw(object, 0, object.length - 1);
        if (!frame.meta().isEmpty()) {
            out.ascii(",").raw(frame.meta().getBytes(StandardCharsets.UTF_8));
        }
        return out.ascii("}}}").toByteArray();
    }
}
