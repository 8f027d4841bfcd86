package dev.remotemcp.runtime.peer;

import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.ResourceLink;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The answers of handlers that are the same objects on both servers. */
final class Fixed {
    private Fixed() {}

    static List<Content> contents() {
        return List.of(
                TextContent.builder(Offer.UNICODE).build(),
                ImageContent.builder("aW1n", "image/png").build(),
                AudioContent.builder("YXVkaW8=", "audio/wav").build(),
                ResourceLink.builder().name("plain").uri(Offer.PLAIN).build(),
                EmbeddedResource.builder(TextResourceContents.builder("note://embedded", "embedded")
                                .mimeType("text/plain")
                                .build())
                        .build());
    }

    static CallToolResult tagged(String tag) {
        return CallToolResult.builder()
                .addTextContent(tag)
                .meta(Map.of("example.org/tag", tag))
                .build();
    }

    static CreateMessageRequest sampling() {
        return CreateMessageRequest.builder(
                        List.of(new SamplingMessage(
                                Role.USER, TextContent.builder(Offer.QUESTION).build())),
                        50)
                .systemPrompt("Be brief.")
                .temperature(0.5)
                .build();
    }

    static List<PromptMessage> conversation() {
        return List.of(
                new PromptMessage(
                        Role.USER, TextContent.builder("What is this?").build()),
                new PromptMessage(
                        Role.USER, ImageContent.builder("aW1n", "image/png").build()),
                new PromptMessage(
                        Role.ASSISTANT, TextContent.builder("A picture.").build()));
    }

    static byte[] bytes() {
        return new byte[] {0, 1, (byte) 0xff};
    }

    static List<String> cities(String start) {
        return Offer.CITIES.stream().filter(city -> city.startsWith(start)).toList();
    }

    static List<String> numbers() {
        return IntStream.range(0, 150).mapToObj(Integer::toString).toList();
    }
}
