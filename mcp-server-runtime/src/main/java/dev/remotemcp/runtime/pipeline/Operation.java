package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.catalog.CompletionBinding;
import dev.remotemcp.runtime.catalog.Listing;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request asks for, free of any protocol revision. */
public sealed interface Operation {
    /** The method's name in the specification, for example {@code tools/call}. */
    String method();

    /** What the server is and can. */
    record Discover() implements Operation {
        @Override
        public String method() {
            return "server/discover";
        }
    }

    /** One page of a list; no cursor means the first. */
    record ListPage(Listing listing, @Nullable String cursor) implements Operation {
        @Override
        public String method() {
            return listing.method();
        }
    }

    /** A tool call. */
    record CallTool(String name, Arguments arguments) implements Operation {
        @Override
        public String method() {
            return "tools/call";
        }
    }

    /** Reading a resource. */
    record ReadResource(String uri) implements Operation {
        @Override
        public String method() {
            return "resources/read";
        }
    }

    /** Getting a prompt. */
    record GetPrompt(String name, Map<String, String> arguments) implements Operation {
        @Override
        public String method() {
            return "prompts/get";
        }
    }

    /** Suggestions for one argument of a prompt (by name) or variable of a template (by URI template). */
    record Complete(CompletionBinding.Target target, String argument, String value, Map<String, String> chosen)
            implements Operation {
        @Override
        public String method() {
            return "completion/complete";
        }
    }
}
