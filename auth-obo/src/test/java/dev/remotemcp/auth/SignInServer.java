package dev.remotemcp.auth;

import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.TokenBuilder;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that signs in with a local Entra, and the requests of a client. */
public final class SignInServer implements AutoCloseable {
    public static final String PUBLIC_URL = "https://mcp.contoso.com/mcp";
    public static final String CLIENT_ID = "11111111-2222-3333-4444-555555555555";
    public static final String SECRET = "the server's own secret";
    public static final String METADATA = "https://mcp.contoso.com/.well-known/oauth-protected-resource/mcp";

    private static final Pattern NAME = Pattern.compile("^\"(?:name|uri)\":\"([^\"]*)\"");

    static class WhoTools {
        @McpTool(name = "who_am_i")
        String who(Principal caller) {
            return caller.getName();
        }
    }

    public final Application api = Application.builder(CLIENT_ID)
            .identifierUri(PUBLIC_URL)
            .scopes("mcp.access", "mcp.access.all", "mail.read", "mail.send", "mail.all")
            .appRoles("mcp.access", "mail.admin", "mail.owner")
            .secret(SECRET)
            .redirectUri("https://mcp.contoso.com/auth/consent/callback")
            .build();
    public final MiniEntra entra;
    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedServer server;

    public SignInServer(Map<String, Object> more, Object... beans) {
        this(entra -> more, beans);
    }

    /** A server with more properties, some of which depend on the local Entra. */
    public SignInServer(Function<MiniEntra, Map<String, Object>> more, Object... beans) {
        this(builder -> builder, more, beans);
    }

    /** A server whose local Entra is special; a property that is null is left out. */
    public SignInServer(
            UnaryOperator<MiniEntra.Builder> special, Function<MiniEntra, Map<String, Object>> more, Object... beans) {
        entra = special.apply(MiniEntra.builder().applications(api)).start();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("micronaut.server.port", -1);
        properties.put("mcp.auth.provider", "entra");
        properties.put("mcp.auth.public-url", PUBLIC_URL);
        properties.put("mcp.auth.tenant-id", entra.tenantId());
        properties.put("mcp.auth.client-id", CLIENT_ID);
        properties.put("mcp.auth.required-scopes", List.of("mcp.access"));
        String base = entra.baseUri().toString();
        properties.put("mcp.auth.authority", base.endsWith("/") ? base.substring(0, base.length() - 1) : base);
        properties.putAll(more.apply(entra));
        properties.values().removeIf(Objects::isNull);
        server = ApplicationContext.builder(properties)
                .singletons(beans)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
    }

    /** A token that is good in every way. */
    public TokenBuilder token() {
        return entra.accessToken(entra.user("Alice"), api)
                .client(MiniEntra.VS_CODE)
                .scopes("mcp.access");
    }

    public URI at(String path) {
        return URI.create(server.getURI() + path);
    }

    public HttpResponse<String> call(String token) throws IOException, InterruptedException {
        return send(post().header("Authorization", "Bearer " + token));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** A call without credentials. */
    public HttpRequest.Builder post() {
        return post("/mcp");
    }

    public HttpRequest.Builder post(String path) {
        return post(path, "tools/call", "\"name\":\"who_am_i\",\"arguments\":{}", "{}");
    }

    /** Any request of revision 2026-07-28; its parameters without braces, the name or URI first. */
    public HttpRequest.Builder request(String method, String params, String token) {
        return request(method, params, "{}", token);
    }

    /** The same of a client with capabilities. */
    public HttpRequest.Builder request(String method, String params, String capabilities, String token) {
        return post("/mcp", method, params, capabilities).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder post(String path, String method, String params, String capabilities) {
        String meta = """
                "_meta":{"progressToken":"t","io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},\
                "io.modelcontextprotocol/clientCapabilities":""" + capabilities + "}";
        String all = params.isEmpty() ? meta : params + "," + meta;
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method)
                .POST(BodyPublishers.ofString(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + all + "}}"));
        Matcher name = NAME.matcher(params);
        return name.find() ? request.header("Mcp-Name", name.group(1)) : request;
    }

    @Override
    public void close() {
        server.stop();
        server.getApplicationContext().close();
        client.close();
        entra.close();
    }
}
