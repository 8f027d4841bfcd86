package dev.remotemcp.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What is rendered is what the files under {@code catalogs} hold; {@code -Dgolden.write=true} writes them anew. */
class CatalogGoldenTest {
    private static final Path FILES = Path.of("src/test/resources/catalogs");

    @Test
    void descriptorNamesToolsWithTheirHashes() {
        matches("descriptor.json", DescriptorJson.render(oauthServer()));
    }

    @Test
    void registryEntryOfAServerBehindOAuthSaysNothingOfOAuth() {
        matches("server.json", WorldClock.registryEntry().render(oauthServer()));
    }

    @Test
    void registryEntryOfAServerWithAKeyAsksForTheHeader() {
        ServerJson entry = new ServerJson("com.contoso/world-clock", Optional.empty(), Optional.empty());
        ServerDescriptor server = WorldClock.server(new ServerDescriptor.Authorization.Key("x-functions-key"));
        matches("server-key.json", entry.render(server));
    }

    @Test
    void toolboxVersionNamesTheToolsThatItOffers() {
        matches("toolbox-version.json", WorldClock.toolbox().shown());
    }

    @Test
    void toolboxYamlNamesTheConnection() {
        String yaml = WorldClock.toolbox().yaml();

        matches("toolbox.yaml", yaml);
        Map<String, Object> parsed = new Yaml().load(yaml);
        assertThat(parsed)
                .containsEntry("description", "world-clock 1.2.0")
                .containsEntry("connections", List.of(Map.of("name", "clock")));
    }

    @Test
    void connectionWithoutSignIn() {
        matches("connection-none.json", shown(new FoundryAuth.None()));
    }

    @Test
    void connectionWithAKeyShowsItsNameOnly() {
        matches("connection-key.json", shown(FoundryAuth.Keys.of("x-functions-key", Secret.of("s3cret"))));
    }

    @Test
    void connectionWithOAuthShowsNoSecret() {
        matches("connection-oauth.json", shown(oauth()));
    }

    @Test
    void connectionWithTheProjectsIdentityNamesTheAudience() {
        matches(
                "connection-identity.json",
                shown(new FoundryAuth.Identity(FoundryAuth.Identity.Caller.PROJECT, "https://mcp.contoso.com/mcp")));
    }

    @Test
    void agentToolAsksBeforeCallsThatChangeSomething() {
        matches(
                "agent-tool.json",
                new AgentTool("world_clock", Optional.of(WorldClock.PROJECT.connectionId("clock")))
                        .render(WorldClock.server()));
    }

    @Test
    void apiCenterDocumentTellsTheEndpoint() {
        matches("api-center-openapi.json", new ApiCenterEntry(WorldClock.server(), "mcp").openApi());
    }

    @Test
    void apiCenterBodies() {
        ApiCenterEntry entry = new ApiCenterEntry(WorldClock.server(), "mcp");
        matches(
                "api-center-bodies.txt",
                String.join(
                        "\n",
                        entry.api(),
                        entry.version(),
                        entry.apiBody(),
                        entry.versionBody(),
                        entry.environmentBody(),
                        entry.definitionBody(),
                        entry.importBody(),
                        entry.deploymentBody(),
                        ""));
    }

    private static ServerDescriptor oauthServer() {
        return WorldClock.server(new ServerDescriptor.Authorization.OAuth(
                List.of("https://mcp.contoso.com/mcp/mcp.access"), Optional.empty()));
    }

    private static FoundryAuth oauth() {
        return new FoundryAuth.OAuth2(
                "client-1",
                Secret.of("s3cret"),
                URI.create("https://login.microsoftonline.com/t/oauth2/v2.0/authorize"),
                URI.create("https://login.microsoftonline.com/t/oauth2/v2.0/token"),
                List.of("https://mcp.contoso.com/mcp/mcp.access"));
    }

    private static String shown(FoundryAuth auth) {
        return new FoundryConnection("clock", WorldClock.ENDPOINT, auth).shown();
    }

    private static void matches(String file, String rendered) {
        try {
            if (Boolean.getBoolean("golden.write")) {
                Files.writeString(FILES.resolve(file), rendered);
            }
            assertThat(rendered).isEqualTo(Files.readString(FILES.resolve(file)));
        } catch (IOException e) {
            throw new AssertionError("No file " + file, e);
        }
    }
}
