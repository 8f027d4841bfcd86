package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.runtime.McpContext;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.EmbeddedResource;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import java.util.stream.Stream;

/** Prompts with every kind of content, one that suggests values, one that asks. */
class Prompts {
    /** A simple prompt without arguments. */
    @McpPrompt(name = "test_simple_prompt", title = "Simple Test Prompt")
    String simple() {
        return "This is a simple prompt for testing.";
    }

    /**
     * A prompt with required arguments.
     *
     * @param arg1 first test argument
     * @param arg2 second test argument
     */
    @McpPrompt(name = "test_prompt_with_arguments", title = "Prompt With Arguments")
    String withArguments(String arg1, String arg2) {
        return "Prompt with arguments: arg1='%s', arg2='%s'".formatted(arg1, arg2);
    }

    /** Suggests values for the first argument. */
    @McpCompletion(prompt = "test_prompt_with_arguments", argument = "arg1")
    List<String> suggest(String arg1) {
        return Stream.of("test", "testing", "tested")
                .filter(word -> word.startsWith(arg1))
                .toList();
    }

    /**
     * A prompt that includes an embedded resource.
     *
     * @param resourceUri URI of the resource to embed
     */
    @McpPrompt(name = "test_prompt_with_embedded_resource", title = "Prompt With Embedded Resource")
    List<PromptMessage> withEmbeddedResource(String resourceUri) {
        TextResourceContents resource = TextResourceContents.builder(
                        resourceUri, "Embedded resource content for testing.")
                .mimeType("text/plain")
                .build();
        return List.of(
                user(EmbeddedResource.builder(resource).build()),
                user(TextContent.builder("Please process the embedded resource above.")
                        .build()));
    }

    /** A prompt that includes image content. */
    @McpPrompt(name = "test_prompt_with_image", title = "Prompt With Image")
    List<PromptMessage> withImage() {
        return List.of(
                user(ImageContent.builder(Media.PNG, "image/png").build()),
                user(TextContent.builder("Please analyze the image above.").build()));
    }

    /** A prompt that asks the user for what it needs. */
    @McpPrompt(name = "test_input_required_result_prompt", title = "Prompt That Asks")
    String asking(McpContext context) {
        return "Prompt with context: "
                + context.elicit("user_context", "What context should the prompt use?", Forms.Background.class)
                        .accepted()
                        .map(Forms.Background::context)
                        .orElse("none");
    }

    private static PromptMessage user(Content content) {
        return PromptMessage.builder(Role.USER, content).build();
    }
}
