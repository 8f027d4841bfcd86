package dev.remotemcp.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.packaging.AzureFiles.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

class AzureFilesTest {
    @TempDir
    private Path project;

    private final List<String> log = new ArrayList<>();
    private final AzureFiles files = new AzureFiles(log::add);

    @ParameterizedTest
    @EnumSource
    void everyFileIsWrittenWithTheName(Host host) throws Exception {
        files.write(host, "primes", project);

        assertThat(log).allMatch(line -> line.startsWith("Written: ")).hasSizeGreaterThanOrEqualTo(6);
        Map<String, Object> azure = new Yaml().load(Files.readString(project.resolve("azure.yaml")));
        assertThat(azure)
                .containsEntry("name", "primes")
                .containsEntry("infra", Map.of("provider", "bicep", "path", "infra"));
        assertThat(Files.readString(project.resolve("infra/main.bicep"))).contains("name: 'primes'");
        try (Stream<Path> written = Files.walk(project)) {
            assertThat(written.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain("@NAME@"));
        }
        for (String json : List.of("infra/bicepconfig.json", "infra/main.parameters.json")) {
            assertThat(JsonMapper.shared()
                            .readTree(Files.readString(project.resolve(json)))
                            .isObject())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void peopleComeBackFromConsent(Host host) throws Exception {
        files.write(host, "primes", project);

        assertThat(read("infra/entra.bicep"))
                .contains("'${origin}/auth/consent/callback'")
                .contains("enableAccessTokenIssuance: false");
        assertThat(read("infra/app.bicep"))
                .contains("var origin = 'https://${host}'")
                .contains("origin: origin")
                .doesNotContain("replace(");
    }

    @Test
    void builtInAuthenticationHasItsRedirectAndIdTokensOnlyWhereItSignsIn() throws Exception {
        files.write(Host.FUNCTIONS, "primes", project);
        assertThat(read("infra/entra.bicep"))
                .contains("redirectUris: builtInAuth ? [consent, platform] : [consent]")
                .contains("enableIdTokenIssuance: builtInAuth");
        assertThat(read("infra/app.bicep")).contains("builtInAuth: builtInAuth");

        Path other = Files.createDirectory(project.resolve("other"));
        files.write(Host.CONTAINER_APPS, "primes", other);
        assertThat(Files.readString(other.resolve("infra/entra.bicep")))
                .contains("enableIdTokenIssuance: false")
                .doesNotContain(".auth/login");
    }

    @Test
    void aFunctionAppSaysWhoSignsCallersIn() throws Exception {
        files.write(Host.FUNCTIONS, "primes", project);

        assertThat(read("infra/app.bicep"))
                .contains(
                        "var signIn = builtInAuth ? { MCP_AUTH_PLATFORM: 'built-in' } : { MCP_AUTH_PROVIDER: 'entra' }")
                .contains("properties: union(signIn, {");
    }

    @Test
    void theApplicationReadsItsPackageAndNothingOwnsAnything() throws Exception {
        files.write(Host.FUNCTIONS, "primes", project);

        String app = read("infra/app.bicep");
        assertThat(assignment(app, "packageAccess"))
                .contains("scope: storage::blobs::container", "storageBlobDataReader", "principalId: identity.");
        assertThat(assignment(app, "hostAccess"))
                .contains("scope: storage\n", "storageBlobDataContributor", "principalId: hostIdentity.");
        assertThat(app)
                .doesNotContain("b7e6dc6d-f1e8-4753-8033-0f276bb0955b") // Storage Blob Data Owner
                .contains("AZURE_CLIENT_ID: identity.")
                .contains("AzureWebJobsStorage__clientId: hostIdentity.")
                .contains("userAssignedIdentityResourceId: hostIdentity.id");
    }

    /** Every right has its reason in the comment above it. */
    @ParameterizedTest
    @EnumSource
    void everyRightHasItsReason(Host host) throws Exception {
        files.write(host, "primes", project);

        List<String> lines = read("infra/app.bicep").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains("Microsoft.Authorization/roleAssignments")) {
                assertThat(lines.get(i - 1)).as("above %s", lines.get(i)).startsWith("// ");
            }
        }
        assertThat(lines).anyMatch(line -> line.contains("he deployer needs"));
    }

    private String read(String file) throws IOException {
        return Files.readString(project.resolve(file));
    }

    private static String assignment(String bicep, String name) {
        int start = bicep.indexOf("resource " + name + " ");
        return bicep.substring(start, bicep.indexOf("\n}\n", start));
    }

    @Test
    void filesThatAreThereStayAsTheyAre() throws Exception {
        Files.writeString(project.resolve("azure.yaml"), "mine");

        files.write(Host.FUNCTIONS, "primes", project);

        assertThat(Files.readString(project.resolve("azure.yaml"))).isEqualTo("mine");
        assertThat(log).contains("Kept as it is: azure.yaml", "Written: infra/app.bicep");
    }

    @Test
    void aHostThatIsNoneIsRefused() throws PackagingException {
        assertThat(Host.of("container-apps")).isEqualTo(Host.CONTAINER_APPS);
        assertThatThrownBy(() -> Host.of("lambda"))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("'lambda'")
                .hasMessageContaining("functions or to container-apps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Primes", "a_b", "x", "-x", "a-name-that-is-far-too-long"})
    void aNameThatAzureWouldRefuseIsRefused(String name) throws IOException {
        assertThatThrownBy(() -> files.write(Host.FUNCTIONS, name, project))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("<appName> is '" + name + "'");
        assertThat(project).isEmptyDirectory();
    }
}
