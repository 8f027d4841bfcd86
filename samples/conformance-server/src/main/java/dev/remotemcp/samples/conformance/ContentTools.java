package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpToolException;
import io.modelcontextprotocol.spec.McpSchema.AudioContent;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;

/** Tools that return each kind of content, and one that fails. */
class ContentTools {
    /** Returns simple text. */
    @McpTool(name = "test_simple_text", readOnly = true)
    String simpleText() {
        return "This is a simple text response for testing.";
    }

    /** Returns an image. */
    @McpTool(name = "test_image_content", readOnly = true)
    ImageContent image() {
        return ImageContent.builder(Media.PNG, "image/png").build();
    }

    /** Returns a sound. */
    @McpTool(name = "test_audio_content", readOnly = true)
    AudioContent audio() {
        return AudioContent.builder(Media.WAV, "audio/wav").build();
    }

    /** Returns an embedded resource. */
    @McpTool(name = "test_embedded_resource", readOnly = true)
    EmbeddedResource embeddedResource() {
        return resource("test://embedded-resource", "text/plain", "This is an embedded resource content.");
    }

    /** Returns text, an image and an embedded resource. */
    @McpTool(name = "test_multiple_content_types", readOnly = true)
    List<Content> mixed() {
        return List.of(
                TextContent.builder("Multiple content types test:").build(),
                ImageContent.builder(Media.PNG, "image/png").build(),
                resource("test://mixed-content-resource", "application/json", "{\"test\":\"data\",\"value\":123}"));
    }

    /** Fails with a message for the model. */
    @McpTool(name = "test_error_handling", readOnly = true)
    String error() {
        throw new McpToolException("This tool intentionally returns an error for testing");
    }

    private static EmbeddedResource resource(String uri, String mimeType, String text) {
        return EmbeddedResource.builder(TextResourceContents.builder(uri, text)
                        .mimeType(mimeType)
                        .build())
                .build();
    }
}
