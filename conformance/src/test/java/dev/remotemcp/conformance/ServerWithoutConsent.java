package dev.remotemcp.conformance;

import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.FakeGraph;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.Mode;
import dev.remotemcp.runtime.RemoteMcp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Starts the sample {@code entra-obo} where no administrator has consented to what it does at Graph, so that each
 * person is asked. Its own {@code provider=dev} consents for everybody.
 */
public final class ServerWithoutConsent {
    private static final String CLIENT_ID = "11111111-2222-3333-4444-555555555555";
    private static final String SECRET = "only for these tests";

    private ServerWithoutConsent() {}

    /** Runs until the process is ended. */
    public static void main(String[] args) throws IOException {
        int port = freePort();
        String server = "http://127.0.0.1:" + port;
        Application api = Application.builder(CLIENT_ID)
                .name("Mailbox")
                .identifierUri(server + "/mcp")
                .scopes("mcp.access", "mail.read")
                .secret(SECRET)
                .redirectUri(server + "/auth/consent/callback")
                .build();
        MiniEntra entra =
                MiniEntra.builder().mode(Mode.LENIENT).applications(api).start();
        FakeGraph graph = FakeGraph.start(entra);
        Map<String, String> settings = Map.of(
                "micronaut.server.port",
                Integer.toString(port),
                "mcp.auth.provider",
                "entra",
                "mcp.auth.public-url",
                server + "/mcp",
                "mcp.auth.tenant-id",
                entra.tenantId(),
                "mcp.auth.client-id",
                CLIENT_ID,
                "mcp.auth.authority",
                entra.baseUri().toString(),
                "mcp.auth.obo.credential",
                "secret",
                "mcp.auth.obo.client-secret",
                SECRET,
                "mcp.auth.obo.downstream.graph.base-url",
                graph.baseUri() + "/v1.0");
        RemoteMcp.main(settings.entrySet().stream()
                .map(setting -> "-" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** The server's URL is part of what it is told, so its port has to be known before it starts. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
