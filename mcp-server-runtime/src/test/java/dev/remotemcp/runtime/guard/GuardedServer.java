package dev.remotemcp.runtime.guard;

import dev.remotemcp.runtime.builder.McpConfigurer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A server whose callers say in the header who they are and what they have, and the requests of a client. */
final class GuardedServer implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedServer server;

    /** Who calls: a header like {@code alice read,write admin}, that is name, scopes and roles. */
    private record Badge(String name, Set<String> scopes, Set<String> roles) implements Principal {
        static Badge of(String header) {
            String[] parts = (header + " - -").split(" ");
            return new Badge(parts[0], Set.of(parts[1].split(",")), Set.of(parts[2].split(",")));
        }

        @Override
        public String getName() {
            return name;
        }
    }

    /** Believes the badge. */
    private static final class Badges implements Authorizer {
        @Override
        public boolean hasOneOf(Principal caller, Set<String> roles) {
            return ((Badge) caller).roles().stream().anyMatch(roles::contains);
        }

        @Override
        public Optional<Authentication.Refused> lacking(
                Principal caller, Set<String> scopes, String server, String subject) {
            String wanted = String.join(" ", scopes.stream().sorted().toList());
            return ((Badge) caller).scopes().containsAll(scopes)
                    ? Optional.empty()
                    : Optional.of(new Authentication.Refused(
                            403,
                            -31403,
                            subject + " of " + server + " needs more",
                            Map.of("WWW-Authenticate", "Bearer scope=\"" + wanted + "\"")));
        }
    }

    GuardedServer(McpConfigurer offers) {
        ApplicationContext context = ApplicationContext.builder()
                .properties(Map.of("micronaut.server.port", -1, "mcp.pages.size", 2))
                .build();
        context.registerSingleton(McpConfigurer.class, offers);
        context.registerSingleton(
                Authenticator.class,
                head -> CompletableFuture.completedFuture(new Authentication.Accepted(
                        Badge.of(head.headers("badge").getFirst()), Instant.MAX)));
        context.registerSingleton(Authorizer.class, new Badges());
        context.start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    <T> T bean(Class<T> type) {
        return server.getApplicationContext().getBean(type);
    }

    /** A request of revision 2026-07-28. */
    HttpResponse<String> modern(String badge, String method, String params) throws IOException, InterruptedException {
        return client.send(modernRequest(badge, method, params), BodyHandlers.ofString());
    }

    HttpRequest modernRequest(String badge, String method, String params) {
        String meta = """
                "_meta":{"progressToken":"t","io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientCapabilities":{}}""";
        HttpRequest.Builder request = post(badge, method, params.isEmpty() ? meta : params + "," + meta)
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method);
        java.util.regex.Matcher name = java.util.regex.Pattern.compile("^\"(?:name|uri)\":\"([^\"]*)\"")
                .matcher(params);
        return name.find() ? request.header("Mcp-Name", name.group(1)).build() : request.build();
    }

    /** A request of revision 2025-11-25, in a session of its own. */
    HttpResponse<String> legacy(String badge, String method, String params) throws IOException, InterruptedException {
        HttpResponse<String> opened = client.send(post(badge, "initialize", """
                        "protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}""").build(), BodyHandlers.ofString());
        return client.send(
                post(badge, method, params.isEmpty() ? "" : params + ",\"_meta\":{\"progressToken\":\"t\"}")
                        .header("MCP-Protocol-Version", "2025-11-25")
                        .header(
                                "Mcp-Session-Id",
                                opened.headers().firstValue("mcp-session-id").orElseThrow())
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<java.io.InputStream> stream(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder post(String badge, String method, String params) {
        return HttpRequest.newBuilder(URI.create(server.getURI() + "/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("badge", badge)
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":{" + params + "}}"));
    }

    /** What remains when nothing may be told apart but the name. */
    static List<String> seen(HttpResponse<String> answer, String name) {
        return List.of(
                Integer.toString(answer.statusCode()),
                answer.body().replace(name, "NAME"),
                answer.headers().firstValue("www-authenticate").orElse(""));
    }

    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
        client.close();
    }
}
