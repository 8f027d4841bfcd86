package dev.remotemcp.runtime.call;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpInjected;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTitle;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.NonBlocking;
import dev.remotemcp.runtime.McpContext;
import io.micronaut.context.annotation.Prototype;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Handlers of every kind; a new instance for every call. */
@Prototype
class Library {
    enum Shelf {
        @JsonProperty("novels")
        @McpTitle("Novels and stories")
        NOVELS,
        POEMS
    }

    record Book(String title, int pages) {}

    @Retention(RetentionPolicy.RUNTIME)
    @McpInjected
    @interface Reader {
        String role() default "guest";
    }

    @Singleton
    static class ReaderInjector implements McpArgumentInjector {
        @Override
        public Class<? extends Annotation> annotation() {
            return Reader.class;
        }

        @Override
        public Object inject(InjectedParameter parameter, McpContext context) {
            return parameter.name() + " as " + parameter.values().get("role");
        }
    }

    @McpForm
    record Card(
            @Size(min = 2) String name,
            @Email Optional<String> email,
            @Min(18) @Max(120) int age,

            @McpArg(title = "Shelf", defaultValue = "novels")
            Shelf shelf,

            @Size(max = 2) Set<Shelf> others,
            @McpArg(defaultValue = "true") boolean news) {}

    @McpTool
    @NonBlocking
    CompletionStage<Book> order(String title) {
        return CompletableFuture.completedFuture(new Book(title, 7));
    }

    @McpTool
    Mono<Optional<Book>> find(boolean there) {
        return there ? Mono.just(Optional.of(new Book("Ask", 1))) : Mono.empty();
    }

    @McpTool
    Flux<TextContent> pages(int count) {
        return Flux.range(1, count).map(i -> TextContent.builder("page " + i).build());
    }

    @McpTool
    String who(@Reader(role = "member") String reader) {
        return reader + " " + System.identityHashCode(this);
    }

    @McpTool
    static Shelf shelf() {
        return Shelf.NOVELS;
    }

    @McpTool
    void burn() {}

    @McpTool
    String narrow(@McpArg(header = "Shelf-Mark") long mark) {
        return "" + mark;
    }

    @McpResource(uri = "library://books/{id}/{since}")
    Optional<Book> book(int id, LocalDate since) {
        return id == 1 ? Optional.of(new Book(since.toString(), id)) : Optional.empty();
    }

    @McpResource(uri = "library://cover", mimeType = "image/png", ttlMs = 10)
    byte[] cover() {
        return new byte[] {1, 2};
    }

    @McpPrompt
    List<Content> review(
            @Size(max = 5) String title, @McpArg(defaultValue = "POEMS") Shelf shelf, Optional<Integer> words) {
        return List.of(TextContent.builder(title + " " + shelf + " " + words).build());
    }

    @McpCompletion(prompt = "review", argument = "title")
    List<String> titles(String title, Optional<String> words) {
        return List.of(title + "…" + words.orElse(""));
    }
}
