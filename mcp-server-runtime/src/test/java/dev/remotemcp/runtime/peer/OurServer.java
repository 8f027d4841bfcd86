package dev.remotemcp.runtime.peer;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.wire.WireServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our server with the offer. */
final class OurServer implements PeerServer {
    private final WireServer server;

    private OurServer(WireServer server) {
        this.server = server;
    }

    static OurServer start() {
        return with(new OurBindings().all());
    }

    /** A server with other bindings. */
    static OurServer with(List<? extends Binding> bindings) {
        return with(bindings, Map.of());
    }

    /** A server with other bindings and further settings. */
    static OurServer with(List<? extends Binding> bindings, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("mcp.server.name", Offer.SERVER_NAME);
        all.put("mcp.server.version", Offer.SERVER_VERSION);
        all.put("mcp.server.instructions", Offer.INSTRUCTIONS);
        return new OurServer(WireServer.with(bindings, all));
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void addTool(String name) {
        server.catalog()
                .add(new ToolBinding(
                        name,
                        Descriptor.of(Offer.tool(name)),
                        List.of(),
                        Execution.EVENT_LOOP,
                        (arguments, context) -> ToolOutput.EMPTY));
    }

    @Override
    public void removeTool(String name) {
        server.catalog().removeTool(name);
    }

    @Override
    public void addResource(String uri) {
        server.catalog()
                .add(new ResourceBinding(
                        uri,
                        Descriptor.of(Offer.resource(uri, "text/plain")),
                        "text/plain",
                        CacheHint.DEFAULT,
                        Execution.EVENT_LOOP,
                        (variables, context) -> new ResourceOutput.Text("added")));
    }

    @Override
    public void removeResource(String uri) {
        server.catalog().removeResource(uri);
    }

    @Override
    public void addPrompt(String name) {
        server.catalog()
                .add(new PromptBinding(
                        name,
                        Descriptor.of(Offer.prompt(name)),
                        Execution.EVENT_LOOP,
                        (arguments, context) -> new PromptOutput.Text("added")));
    }

    @Override
    public void removePrompt(String name) {
        server.catalog().removePrompt(name);
    }

    @Override
    public void resourceUpdated(String uri) {
        server.catalog().resourceUpdated(uri);
    }

    @Override
    public void close() {
        server.close();
    }
}
