package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.McpResourceNotFoundException;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourceContents;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectWriter;

/**
 * From what a resource's method returns to its {@link ResourceOutput}; generated code calls these.
 *
 * <p>A method that returns null or an empty {@code Optional} has no such resource: all of these then throw
 * {@link McpResourceNotFoundException}.
 */
public final class ResourceOutputs {
    private ResourceOutputs() {}

    /** Text. */
    public static ResourceOutput text(@Nullable Object value) {
        return new ResourceOutput.Text(Scalars.text(found(value)));
    }

    /** Bytes. */
    public static ResourceOutput bytes(byte @Nullable [] value) {
        if (value == null) {
            throw notFound();
        }
        return new ResourceOutput.Blob(value);
    }

    /** JSON text. */
    public static ResourceOutput structured(@Nullable Object value, ObjectWriter writer) {
        return new ResourceOutput.Text(
                new String(ResultJson.of(found(value), writer).bytes(), StandardCharsets.UTF_8));
    }

    /** One of the SDK's contents. */
    public static ResourceOutput content(@Nullable ResourceContents contents) {
        return new ResourceOutput.Contents(List.of(found(contents)));
    }

    /** Several of the SDK's contents. */
    public static ResourceOutput contents(@Nullable Collection<? extends ResourceContents> contents) {
        return new ResourceOutput.Contents(List.copyOf(found(contents)));
    }

    /** Several of the SDK's contents. */
    public static ResourceOutput contents(ResourceContents @Nullable [] contents) {
        if (contents == null) {
            throw notFound();
        }
        return new ResourceOutput.Contents(List.of(contents));
    }

    /** A result that the method assembled itself. */
    public static ResourceOutput result(@Nullable ReadResourceResult result) {
        return new ResourceOutput.Result(found(result));
    }

    /** Whatever a stage completes with. */
    public static <T> ResourceOutput later(CompletionStage<T> stage, Function<T, ResourceOutput> encode) {
        return new ResourceOutput.Later(Later.of(stage, encode));
    }

    /** Whatever a {@code Mono} emits; {@code encode} gets null when it is empty. */
    public static <T> ResourceOutput later(Mono<T> mono, Function<@Nullable T, ResourceOutput> encode) {
        return new ResourceOutput.Later(Later.of(mono, encode));
    }

    /** Everything that a {@code Flux} emits. */
    public static <T> ResourceOutput later(Flux<T> flux, Function<List<T>, ResourceOutput> encode) {
        return new ResourceOutput.Later(Later.of(flux, encode));
    }

    private static <T> T found(@Nullable T value) {
        if (value == null) {
            throw notFound();
        }
        return value;
    }

    private static McpResourceNotFoundException notFound() {
        return new McpResourceNotFoundException("There is no such resource");
    }
}
