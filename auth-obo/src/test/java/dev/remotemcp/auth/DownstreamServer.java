package dev.remotemcp.auth;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.auth.obo.DownstreamToken;
import dev.remotemcp.auth.obo.OnBehalfOf;
import dev.remotemcp.auth.obo.OnBehalfOfTokens;
import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.FakeGraph;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.RecordedRequest;
import dev.remotemcp.runtime.McpContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.client.annotation.Client;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A server that calls a local Graph on behalf of its callers. */
public final class DownstreamServer implements AutoCloseable {
    public final FakeGraph graph;
    public final SignInServer server;

    /** The two APIs are the same Graph; with the second one the client's address is that of somebody else. */
    @Client("${mcp.auth.obo.downstream.graph.base-url}")
    @Requires(property = "test.graph")
    interface GraphClient {
        @Get("/me")
        String me();

        @Get("/me/messages")
        CompletionStage<String> messages();
    }

    @Client("${test.elsewhere}")
    @Requires(property = "test.graph")
    interface StrayClient {
        @Get("/me")
        String me();
    }

    @Singleton
    @Requires(property = "test.graph")
    static class GraphTools {
        private final OnBehalfOfTokens tokens;

        GraphTools(OnBehalfOfTokens tokens) {
            this.tokens = tokens;
        }

        @McpTool(name = "my_name")
        String name(@OnBehalfOf("graph") GraphClient graph) {
            return graph.me();
        }

        @McpTool(name = "my_mail")
        CompletionStage<String> mail(@OnBehalfOf("graph") GraphClient graph) {
            return graph.messages();
        }

        @McpTool(name = "my_token")
        String token(@OnBehalfOf("graph") DownstreamToken token) {
            return String.join(" ", token.scopes().stream().sorted().toList());
        }

        @McpTool(name = "my_token_late")
        String late(McpContext context, Caller caller) {
            context.progress(1);
            return tokens.onBehalfOf(caller, "graph").toString();
        }

        @McpTool(name = "stray")
        String stray(@OnBehalfOf("graph") StrayClient stray) {
            return stray.me();
        }
    }

    public DownstreamServer(Map<String, Object> more, Object... beans) {
        this(builder -> builder, more, true, beans);
    }

    /**
     * A server.
     *
     * @param special what the local Entra is to be like
     * @param consented whether an administrator has consented for everybody
     */
    public DownstreamServer(
            UnaryOperator<MiniEntra.Builder> special, Map<String, Object> more, boolean consented, Object... beans) {
        Map<String, Object> properties = new LinkedHashMap<>();
        FakeGraph[] started = new FakeGraph[1];
        server = new SignInServer(
                special,
                entra -> {
                    started[0] = FakeGraph.start(entra);
                    String base = started[0].baseUri().toString();
                    properties.put("test.graph", true);
                    properties.put("test.elsewhere", base.replace("127.0.0.1", "localhost"));
                    properties.put("mcp.auth.obo.credential", "secret");
                    properties.put("mcp.auth.obo.client-secret", SignInServer.SECRET);
                    properties.put("mcp.auth.obo.downstream.graph.base-url", base + "/v1.0");
                    properties.put("mcp.auth.obo.downstream.graph.scopes", List.of("User.Read", "Mail.Read"));
                    properties.putAll(more);
                    return properties;
                },
                beans);
        graph = started[0];
        if (consented) {
            server.entra.consents().grantForAll(server.api, Application.GRAPH, "User.Read", "Mail.Read");
        }
    }

    /** The requests that asked for a token on behalf of somebody. */
    public List<RecordedRequest> exchanges() {
        return server.entra.journal().requests("/oauth2/v2.0/token").stream()
                .filter(request -> request.parameter("requested_token_use").isPresent())
                .toList();
    }

    /** Everything that went out of the server. */
    public Stream<RecordedRequest> outbound() {
        return Stream.concat(server.entra.journal().requests().stream(), graph.journal().requests().stream());
    }

    @Override
    public void close() {
        server.close();
        graph.close();
    }
}
