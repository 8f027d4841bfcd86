package dev.remotemcp.runtime.call;

import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** From what a prompt's method returns to its {@link PromptOutput}; generated code calls these. */
public final class PromptOutputs {
    private static final PromptOutput EMPTY = new PromptOutput.Messages(List.of());

    private PromptOutputs() {}

    /** One message of the user; none for null. */
    public static PromptOutput text(@Nullable Object value) {
        return value == null ? EMPTY : new PromptOutput.Text(Scalars.text(value));
    }

    /** One message of the user with any content; none for null. */
    public static PromptOutput content(@Nullable Content content) {
        return content == null ? EMPTY : messages(List.of(user(content)));
    }

    /** A message of the user for each content; none for null. */
    public static PromptOutput contents(@Nullable Collection<? extends Content> contents) {
        return contents == null
                ? EMPTY
                : messages(contents.stream().map(PromptOutputs::user).toList());
    }

    /** A message of the user for each content; none for null. */
    public static PromptOutput contents(Content @Nullable [] contents) {
        return contents == null ? EMPTY : contents(Arrays.asList(contents));
    }

    /** One message; none for null. */
    public static PromptOutput message(@Nullable PromptMessage message) {
        return message == null ? EMPTY : messages(List.of(message));
    }

    /** Messages; none for null. */
    public static PromptOutput messages(@Nullable Collection<PromptMessage> messages) {
        return messages == null ? EMPTY : new PromptOutput.Messages(List.copyOf(messages));
    }

    /** A result that the method assembled itself. */
    public static PromptOutput result(@Nullable GetPromptResult result) {
        return result == null ? EMPTY : new PromptOutput.Result(result);
    }

    /** Whatever a stage completes with. */
    public static <T> PromptOutput later(CompletionStage<T> stage, Function<T, PromptOutput> encode) {
        return new PromptOutput.Later(Later.of(stage, encode));
    }

    /** Whatever a {@code Mono} emits; {@code encode} gets null when it is empty. */
    public static <T> PromptOutput later(Mono<T> mono, Function<@Nullable T, PromptOutput> encode) {
        return new PromptOutput.Later(Later.of(mono, encode));
    }

    /** Everything that a {@code Flux} emits. */
    public static <T> PromptOutput later(Flux<T> flux, Function<List<T>, PromptOutput> encode) {
        return new PromptOutput.Later(Later.of(flux, encode));
    }

    private static PromptMessage user(Content content) {
        return new PromptMessage(Role.USER, content);
    }
}
