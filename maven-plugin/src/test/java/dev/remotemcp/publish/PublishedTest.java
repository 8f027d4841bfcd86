package dev.remotemcp.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.connect.ServerDescriptor;
import dev.remotemcp.connect.UnfitException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedTest {
    private static final String PROJECT =
            "/subscriptions/1/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/contoso/projects/clocks";

    @TempDir
    private Path classes;

    private final Map<String, String> values = new TreeMap<>(Map.of(
            "name",
            "world-clock",
            "version",
            "1.2.0",
            "url",
            "https://mcp.contoso.com/mcp",
            "description",
            "Tells\n  time"));
    private final Map<String, String> environment = new TreeMap<>();
    private Wire wire;

    @BeforeEach
    void compiles() throws IOException {
        wire = new Wire();
        Path folder = Files.createDirectories(classes.resolve("META-INF/mcp"));
        Files.writeString(
                folder.resolve("acme.Clock.json"),
                "{\"tools\":{\"setAlarm\":{\"name\":\"setAlarm\",\"description\":\"Sets an alarm.\"},"
                        + "\"convertTime\":{\"name\":\"convertTime\"}},\"prompts\":{}}");
        Files.writeString(folder.resolve("acme.Zones.json"), "{\"tools\":{\"zones\":{\"name\":\"zones\"}}}");
        Files.writeString(folder.resolve("acme.Form.json"), "{\"forms\":{}}");
    }

    @AfterEach
    void stops() {
        wire.close();
    }

    @Test
    void theDescriptorHasTheToolsOfEveryClassByName() {
        ServerDescriptor server = published().server();

        assertThat(server.tools())
                .extracting(ServerDescriptor.Tool::name)
                .containsExactly("convertTime", "setAlarm", "zones");
        assertThat(server.description()).isEqualTo("Tells time");
        assertThat(server.tools().get(1).description()).isEqualTo("Sets an alarm.");
    }

    @Test
    void onlyTheToolsThatAreNamedArePublished() {
        values.put("tools", "zones, setAlarm");

        assertThat(published().server().tools())
                .extracting(ServerDescriptor.Tool::name)
                .containsExactly("setAlarm", "zones");
    }

    @Test
    void aToolThatIsNotThereIsRefused() {
        values.put("tools", "zones,alarm");

        assertUnfit("tools", "There is no tool alarm: name some of convertTime, setAlarm, zones");
    }

    @Test
    void aProjectThatIsNotCompiledIsTold() throws IOException {
        try (var files = Files.list(classes.resolve("META-INF/mcp"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        assertUnfit("classes", "compile the project first");
    }

    @Test
    void aFileThatIsNoJsonIsTold() throws IOException {
        Files.writeString(classes.resolve("META-INF/mcp/acme.Form.json"), "{");

        assertUnfit("classes", "holds no descriptors of tools: delete it");
    }

    @ParameterizedTest
    @CsvSource({"url,'https://mcp.contoso.com/mcp'", "name,world-clock", "version,1.0.0"})
    void aSettingThatIsMissingIsNamedWithAnExample(String key, String example) {
        values.remove(key);

        assertUnfit(key, example);
    }

    @Test
    void filesThatNeedNothingMoreAreAlwaysThere() {
        Services services = wire.services();

        assertThat(published().files(services.progress()))
                .containsOnlyKeys("descriptor.json", "api-center-openapi.json");
        assertThat(wire.said)
                .containsExactly(
                        "server.json is left out: it needs remote-mcp.registryName",
                        "the files for Foundry are left out: they need remote-mcp.projectId");
    }

    @Test
    void filesOfEveryCatalogHoldNoSecret() {
        environment.put("REMOTE_MCP_SERVER_KEY", "s3cret-value");
        values.putAll(Map.of(
                "registryName",
                "com.contoso/world-clock",
                "projectId",
                PROJECT,
                "foundryAuth",
                "key",
                "toolbox",
                "agents"));

        Map<String, String> files = published().files(wire.services().progress());

        assertThat(files)
                .containsOnlyKeys(
                        "descriptor.json",
                        "server.json",
                        "api-center-openapi.json",
                        "foundry-connection.json",
                        "foundry-toolbox-version.json",
                        "toolbox.yaml",
                        "foundry-agent-tool.json");
        assertThat(files.values()).noneMatch(text -> text.contains("s3cret-value"));
    }

    @Test
    void theFoundryPlanSaysWhereEverythingGoes() {
        foundry();

        show("foundry");

        assertThat(wire.said)
                .contains(
                        "     PUT https://management.azure.com" + PROJECT
                                + "/connections/world-clock?api-version=2025-04-01-preview",
                        "     POST https://contoso.services.ai.azure.com/api/projects/clocks/toolboxes/world-clock/versions"
                                + "?api-version=v1")
                .anyMatch(line -> line.endsWith("\"server_label\": \"world_clock\","));
    }

    @Test
    void everyToolIsOfferedIfSoSaid() {
        foundry();
        values.put("allTools", "true");

        show("foundry");

        assertThat(wire.shown()).doesNotContain("allowed_tools");
    }

    @Test
    void aDryRunNeedsNoSecret() {
        foundry();
        values.put("foundryAuth", "key");

        show("foundry");

        assertThat(wire.shown()).contains("(value of x-functions-key)");
    }

    @Test
    void aSecretComesFromItsEnvironmentVariable() {
        foundry();
        values.put("foundryAuth", "key");

        assertThatThrownBy(() -> published().plan("foundry", false, wire.services()))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo("REMOTE_MCP_SERVER_KEY"));

        environment.put("REMOTE_MCP_SERVER_KEY", "s3cret-value");
        assertThat(published().plan("foundry", false, wire.services()).toString())
                .doesNotContain("s3cret-value");
        assertThat(new Options(values, environment).toString()).doesNotContain("s3cret-value");
    }

    @Test
    void oauthOfEntraFollowsFromTheTenant() {
        foundry();
        values.putAll(Map.of(
                "foundryAuth", "oauth",
                "clientId", "client-1",
                "tenantId", "tenant-1",
                "scopes", "https://mcp.contoso.com/mcp/mcp.access"));

        show("foundry");

        assertThat(wire.shown())
                .contains(
                        "https://login.microsoftonline.com/tenant-1/oauth2/v2.0/authorize",
                        "https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token",
                        "(client secret)");
    }

    @ParameterizedTest
    @CsvSource({"project-identity,ProjectManagedIdentity", "agent-identity,AgenticIdentityToken", "user,UserEntraToken"
    })
    void identitiesHaveAnAudience(String mode, String type) {
        foundry();
        values.put("foundryAuth", mode);
        assertThatThrownBy(() -> show("foundry"))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo("audience"));

        values.put("audience", "https://mcp.contoso.com/mcp");
        show("foundry");

        assertThat(wire.shown()).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "foundryAuth,token,no way to sign in",
        "projectEndpoint,http://contoso.example,no https URL",
        "allTools,yes,neither true nor false",
        "consentWait,5 minutes,no length of time",
        "resourceManager,management.azure.com,no https URL",
        "serverLabel,a-b,no label",
        "keyHeader,x key,no header",
        "projectId,clocks,no resource id"
    })
    void wrongSettingsAreNamed(String key, String value, String told) {
        foundry();
        values.put(key, value);

        assertThatThrownBy(() -> show("foundry"))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo(key))
                .hasMessageContaining(told);
    }

    @Test
    void aTargetThatIsNoneIsRefused() {
        assertThatThrownBy(() -> show("azure"))
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo("target"))
                .hasMessageContaining("foundry, registry or api-center");
    }

    @Test
    void theRegistryPlanGoesToTheOfficialRegistry() {
        values.put("registryName", "com.contoso/world-clock");

        show("registry");

        assertThat(wire.said).contains("     POST https://registry.modelcontextprotocol.io/v0.1/publish");
    }

    @Test
    void theApiCenterPlanGoesToTheServiceThatIsNamed() {
        String id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.ApiCenter/services/contoso";
        values.put("apiCenterId", id);

        show("api-center");

        assertThat(wire.said)
                .contains("     PUT https://management.azure.com" + id
                        + "/workspaces/default/apis/world-clock?api-version=2024-06-01-preview");
    }

    @Test
    void aRollbackNamesItsVersion() {
        foundry();
        values.put("rollbackTo", "7");

        show("foundry");

        assertThat(wire.said).contains("     {\"default_version\":\"7\"}").noneMatch(line -> line.contains("PUT "));
    }

    @Test
    void aRollbackNeedsNoSecret() {
        foundry();
        values.putAll(Map.of("rollbackTo", "7", "foundryAuth", "key"));

        assertThat(published().plan("foundry", false, wire.services()).steps()).hasSize(2);
    }

    @Test
    void whatDoesNotFitTheTargetIsWarnedOf() {
        assertThat(published().warnings("foundry")).singleElement().asString().contains("100 s");
        values.put("callTimeout", "100s");
        assertThat(published().warnings("foundry")).isEmpty();
        assertThat(published().warnings("registry")).isEmpty();
        values.put("version", "1.2.0-SNAPSHOT");
        assertThat(published().warnings("registry")).singleElement().asString().contains("for ever");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100s", "90m", "2h"})
    void lengthsOfTimeHaveAUnit(String value) {
        assertThat(new Options(Map.of("callTimeout", value), Map.of()).duration("callTimeout", Duration.ZERO))
                .isPositive();
    }

    private void foundry() {
        values.put("projectId", PROJECT);
        values.put("callTimeout", "100s");
    }

    private Published published() {
        return new Published(new Options(values, environment), classes);
    }

    private void show(String target) {
        Services services = wire.services();
        published().plan(target, true, services).show(services.progress());
        assertThat(wire.requests()).isEmpty();
    }

    private void assertUnfit(String key, String told) {
        assertThatThrownBy(this::published)
                .isInstanceOfSatisfying(
                        UnfitException.class, e -> assertThat(e.field()).isEqualTo(key))
                .hasMessageContaining(told);
    }
}
