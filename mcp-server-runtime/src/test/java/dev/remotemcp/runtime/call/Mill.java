package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.CpuBound;
import dev.remotemcp.annotations.McpCompletion;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.NonBlocking;
import io.micronaut.context.annotation.Requires;
import java.util.List;

/** Handlers of every kind that compute. */
@CpuBound
@Requires(property = "test.mill")
class Mill {
    /** Grinds. */
    @McpTool
    String grind() {
        return "flour";
    }

    /** Turns, and says so itself. */
    @McpTool
    @NonBlocking
    String turn() {
        return "around";
    }

    @McpResource(uri = "mill://sack")
    String sack() {
        return "flour";
    }

    @McpPrompt
    String bake(String bread) {
        return "Bake " + bread;
    }

    @McpCompletion(prompt = "bake", argument = "bread")
    List<String> breads(String bread) {
        return List.of("rye");
    }
}
