package dev.remotemcp.samples.conformance;

import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.SamplingMessage;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.util.List;

/** A conversation of one question with the client's model. */
final class Sampling {
    /** One question of the user. */
    static CreateMessageRequest question(String text, int maxTokens) {
        SamplingMessage message = SamplingMessage.builder(
                        Role.USER, TextContent.builder(text).build())
                .build();
        return CreateMessageRequest.builder(List.of(message), maxTokens).build();
    }

    /** The text that the model answered. */
    static String text(CreateMessageResult answer) {
        return answer.content() instanceof TextContent content ? content.text() : "(no text)";
    }

    private Sampling() {}
}
