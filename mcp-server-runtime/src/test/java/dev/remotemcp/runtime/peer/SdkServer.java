package dev.remotemcp.runtime.peer;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The MCP Java SDK's own Streamable HTTP server with the offer. */
final class SdkServer implements PeerServer {
    private final McpSyncServer server;
    private final Server jetty;

    private SdkServer(McpSyncServer server, Server jetty) {
        this.server = server;
        this.jetty = jetty;
    }

    static SdkServer start() {
        var transport = HttpServletStreamableServerTransportProvider.builder().build();
        SdkFeatures features = new SdkFeatures();
        McpSyncServer server = McpServer.sync(transport)
                .serverInfo(Offer.SERVER_NAME, Offer.SERVER_VERSION)
                .instructions(Offer.INSTRUCTIONS)
                .requestTimeout(Duration.ofSeconds(20))
                .capabilities(ServerCapabilities.builder()
                        .tools(true)
                        .prompts(true)
                        .resources(true, true)
                        .completions()
                        .logging()
                        .build())
                .tools(features.tools())
                .resources(features.resources())
                .resourceTemplates(features.template())
                .prompts(features.prompts())
                .completions(features.completions())
                .build();
        Server jetty = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        ServletContextHandler context = new ServletContextHandler();
        ServletHolder servlet = new ServletHolder(transport);
        servlet.setAsyncSupported(true);
        context.addServlet(servlet, "/mcp");
        jetty.setHandler(context);
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException("The peer does not start", e);
        }
        return new SdkServer(server, jetty);
    }

    @Override
    public int port() {
        return ((ServerConnector) jetty.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void addTool(String name) {
        server.addTool(new SyncToolSpecification(
                SdkFeatures.read(Offer.tool(name), Tool.class),
                (exchange, request) ->
                        CallToolResult.builder().content(List.of()).build()));
    }

    @Override
    public void removeTool(String name) {
        server.removeTool(name);
    }

    @Override
    public void addResource(String uri) {
        server.addResource(new SyncResourceSpecification(
                SdkFeatures.resource(Offer.resource(uri, "text/plain")),
                (exchange, request) -> new ReadResourceResult(List.of())));
    }

    @Override
    public void removeResource(String uri) {
        server.removeResource(uri);
    }

    @Override
    public void addPrompt(String name) {
        server.addPrompt(new SyncPromptSpecification(
                SdkFeatures.prompt(Offer.prompt(name)), (exchange, request) -> new GetPromptResult("", List.of())));
    }

    @Override
    public void removePrompt(String name) {
        server.removePrompt(name);
    }

    @Override
    public void resourceUpdated(String uri) {
        server.notifyResourcesUpdated(new ResourcesUpdatedNotification(uri));
    }

    @Override
    public void close() {
        server.close();
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The peer does not stop", e);
        }
    }
}
