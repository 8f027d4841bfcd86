package dev.remotemcp.benchmarks;

import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.runtime.RemoteMcp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts the server with sign-in, and a local Entra that has issued one token for it.
 *
 * <p>The token's file is named by the property {@code benchmark.token}.
 */
public final class SignedInServer {
    private static final String RESOURCE = "https://mcp.contoso.com/mcp";
    private static final String CLIENT_ID = "11111111-2222-3333-4444-555555555555";

    private SignedInServer() {}

    /** Starts both; the local Entra lives as long as the process. */
    public static void main(String[] arguments) throws IOException {
        Application api = Application.builder(CLIENT_ID)
                .identifierUri(RESOURCE)
                .scopes("mcp.access")
                .build();
        MiniEntra entra = MiniEntra.builder()
                .applications(api)
                .tokenLifetime(Duration.ofHours(12))
                .start();
        Files.writeString(
                Path.of(System.getProperty("benchmark.token")),
                entra.accessToken(entra.user("Alice"), api).mint());
        System.setProperty("mcp.auth.provider", "entra");
        System.setProperty("mcp.auth.public-url", RESOURCE);
        System.setProperty("mcp.auth.tenant-id", entra.tenantId());
        System.setProperty("mcp.auth.client-id", CLIENT_ID);
        System.setProperty("mcp.auth.required-scopes", "mcp.access");
        System.setProperty("mcp.auth.authority", entra.baseUri().toString());
        RemoteMcp.main(arguments);
    }
}
