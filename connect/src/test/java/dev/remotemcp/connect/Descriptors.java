package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Servers to connect with. */
final class Descriptors {
    static final Authorization NONE = new Authorization.None();
    static final Authorization OAUTH = new Authorization.OAuth(List.of(), Optional.empty());
    static final Authorization OAUTH_WITH_ALL = new Authorization.OAuth(
            List.of("https://mcp.contoso.com/mcp/mcp.access", "https://mcp.contoso.com/mcp/mail.read"),
            Optional.of("11111111-2222-3333-4444-555555555555"));
    static final Authorization KEY = new Authorization.Key("x-functions-key");

    private Descriptors() {}

    static ServerDescriptor of(Authorization authorization) {
        return of("world-clock", "https://mcp.contoso.com/mcp", authorization);
    }

    static ServerDescriptor of(String name, String url, Authorization authorization) {
        return new ServerDescriptor(name, Optional.empty(), "", "1.0.0", URI.create(url), authorization, List.of());
    }
}
