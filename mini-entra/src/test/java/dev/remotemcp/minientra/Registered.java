package dev.remotemcp.minientra;

/** The applications of the tests: an API that exchanges tokens, its neighbour, and a client of both. */
final class Registered {
    static final String REDIRECT = "http://127.0.0.1/callback";
    static final String SECRET = "not-a-real-secret";
    static final String MCP_URI = "https://mcp.contoso.example/mcp";
    static final String MCP_SCOPE = MCP_URI + "/mcp.access";
    static final String GRAPH_SCOPE = "https://graph.microsoft.com/User.Read";

    static final Application MCP = Application.builder("11111111-aaaa-4aaa-8aaa-111111111111")
            .name("Contoso MCP")
            .identifierUri(MCP_URI)
            .scopes("mcp.access", "mail.read")
            .appRoles("Mcp.Admin")
            .secret(SECRET)
            .build();

    static final Application NEIGHBOUR = Application.builder("22222222-bbbb-4bbb-8bbb-222222222222")
            .name("Neighbour")
            .identifierUri("api://neighbour")
            .scopes("other.access")
            .tokenVersion(TokenVersion.V1)
            .build();

    static final Application CLIENT = Application.builder("33333333-cccc-4ccc-8ccc-333333333333")
            .name("Editor <1>")
            .redirectUri(REDIRECT)
            .build();

    static final Application DAEMON = Application.builder("44444444-dddd-4ddd-8ddd-444444444444")
            .name("Nightly job")
            .secret(SECRET)
            .grantedRoles("Mcp.Admin", "Unrelated")
            .build();

    private Registered() {}

    static MiniEntra.Builder builder() {
        return MiniEntra.builder().applications(MCP, NEIGHBOUR, CLIENT, DAEMON);
    }
}
