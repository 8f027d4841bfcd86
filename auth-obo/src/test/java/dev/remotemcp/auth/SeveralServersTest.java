package dev.remotemcp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sign-in where one application is several servers. */
final class SeveralServersTest {
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private static SignInServer server;

    @BeforeAll
    static void start() {
        server = new SignInServer(Map.of(
                "mcp.auth.public-url",
                "https://mcp.contoso.com/tools/mcp",
                "mcp.server.title",
                "Tools",
                "mcp.servers.admin.endpoint",
                "/admin/mcp",
                "mcp.servers.admin.server.title",
                "Admin"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void eachServerHasMetadataOfItsOwn() throws Exception {
        JsonNode tools = metadata(WELL_KNOWN + "/tools/mcp");
        JsonNode admin = metadata(WELL_KNOWN + "/tools/admin/mcp");

        assertThat(tools.path("resource").asString()).isEqualTo("https://mcp.contoso.com/tools/mcp");
        assertThat(tools.path("resource_name").asString()).isEqualTo("Tools");
        assertThat(admin.path("resource").asString()).isEqualTo("https://mcp.contoso.com/tools/admin/mcp");
        assertThat(admin.path("resource_name").asString()).isEqualTo("Admin");
        assertThat(admin.path("authorization_servers")).isEqualTo(tools.path("authorization_servers"));
    }

    @Test
    void theRootHasThoseOfTheDefaultServer() throws Exception {
        assertThat(metadata(WELL_KNOWN)).isEqualTo(metadata(WELL_KNOWN + "/tools/mcp"));
    }

    @Test
    void whatIsNoServersPathIsNotThere() throws Exception {
        for (String path : new String[] {"/mcp", "/admin/mcp", "/tools/admin/mcp/", "/tools"}) {
            assertThat(get(WELL_KNOWN + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void eachChallengeNamesTheMetadataOfItsServer() throws Exception {
        for (String token : new String[] {"", "Bearer a.b.c"}) {
            assertThat(challenge("/mcp", token))
                    .contains("resource_metadata=\"https://mcp.contoso.com" + WELL_KNOWN + "/tools/mcp\"");
            assertThat(challenge("/admin/mcp", token))
                    .contains("resource_metadata=\"https://mcp.contoso.com" + WELL_KNOWN + "/tools/admin/mcp\"");
        }
    }

    @Test
    void aTokenIsForAllServersOfTheApplication() throws Exception {
        HttpResponse<String> answer = server.send(server.post("/admin/mcp")
                .header("Authorization", "Bearer " + server.token().mint()));

        assertThat(answer.body()).contains("who_am_i").doesNotContain("-31401", "-31403");
    }

    @Test
    void aPublicUrlThatDoesNotEndWithTheEndpointSaysNothingOfTheOthers() {
        assertThatThrownBy(() -> new SignInServer(Map.of(
                        "mcp.auth.public-url", "https://mcp.contoso.com", "mcp.servers.admin.endpoint", "/admin/mcp")))
                .rootCause()
                .hasMessageContaining("mcp.auth.public-url is 'https://mcp.contoso.com'")
                .hasMessageContaining("'/mcp', the endpoint of the default server")
                .hasMessageContaining("'admin'");
    }

    @Test
    void anEndpointThatEndsWithASlashIsNotOneThatClientsCanSignInAt() {
        assertThatThrownBy(() -> new SignInServer(Map.of("mcp.servers.admin.endpoint", "/admin/mcp/")))
                .rootCause()
                .hasMessageContaining("mcp.servers.admin.endpoint is '/admin/mcp/'")
                .hasMessageContaining("leave the slash out");
    }

    private static JsonNode metadata(String path) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(HttpRequest.newBuilder(server.at(path)).GET());
    }

    private static String challenge(String path, String authorization) throws Exception {
        HttpRequest.Builder request = server.post(path);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return server.send(request).headers().firstValue("www-authenticate").orElseThrow();
    }
}
