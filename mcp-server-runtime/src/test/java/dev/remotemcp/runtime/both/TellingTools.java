package dev.remotemcp.runtime.both;

import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.Client;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Handlers that tell the client something, look at their call, or fail. */
class TellingTools {
    record Copied(String file, int bytes) {}

    record Caller(
            String name,
            String revision,
            boolean forms,
            boolean urls,
            boolean sampling,
            boolean samplingTools,
            boolean roots,
            boolean extension) {}

    record Request(String team, Optional<String> traceparent, boolean principal) {}

    private final Ledger ledger;

    TellingTools(Ledger ledger) {
        this.ledger = ledger;
    }

    @McpTool(name = "tell_progress")
    String progress(McpContext context) {
        context.progress(0.5);
        context.progress(2, 4);
        context.progress(1, 4);
        context.progress(3, 4, "nearly there");
        return "done";
    }

    @McpTool(name = "tell_log")
    String log(McpContext context) {
        context.log(LoggingLevel.DEBUG, "a detail");
        context.log(LoggingLevel.INFO, "copying");
        context.log(LoggingLevel.WARNING, "disk", new Copied("a.txt", 3));
        return "done";
    }

    @McpTool(name = "tell_caller")
    Caller caller(McpContext context) {
        Client client = context.client();
        return new Caller(
                client.info().map(Implementation::name).orElse(""),
                client.protocolVersion(),
                client.supportsElicitation(),
                client.supportsUrlElicitation(),
                client.supportsSampling(),
                client.supportsSamplingTools(),
                client.supportsRoots(),
                client.supportsExtension("com.example/maps"));
    }

    @McpTool(name = "tell_request")
    Request request(McpContext context) {
        return new Request(
                context.meta().path("com.example/team").asString("none"),
                context.traceparent(),
                context.principal().isPresent());
    }

    @McpTool(name = "tell_by_polling")
    String polling(McpContext context) {
        context.progress(1);
        context.continueByPolling(Duration.ofMillis(7));
        context.progress(2);
        return "done";
    }

    @McpTool(name = "wait_for_ever")
    String wait(boolean announce, McpContext context) throws InterruptedException {
        if (announce) {
            context.log(LoggingLevel.WARNING, "this takes a while");
        }
        ledger.did("waits");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            ledger.did(context.cancelled() ? "cancelled" : "interrupted only");
            throw e;
        }
        return "never";
    }

    @McpTool(name = "fail_for_the_model")
    String fail() {
        throw new McpToolException("No seats are left: try tomorrow");
    }

    @McpTool(name = "fail_by_mistake")
    String mistake() {
        throw new IllegalStateException("secret detail");
    }

    @McpPrompt(name = "fail_in_a_prompt")
    String failInPrompt() {
        throw new McpToolException("No menu today");
    }
}
