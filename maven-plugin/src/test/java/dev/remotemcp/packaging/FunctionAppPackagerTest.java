package dev.remotemcp.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FunctionAppPackagerTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:01Z");

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();
    private FunctionAppPackager packager;
    private Path jar;

    @BeforeEach
    void prepare() throws Exception {
        packager = new FunctionAppPackager(jdk(), TIME, log::add);
        jar = jar("first", "server.jar");
    }

    @Test
    void aPackageForAnInstalledJavaHasItsFilesAndNoRuntime() throws Exception {
        packager.make(app(List.of(jar, jar("second", "library.jar")), installed()), folder);

        JsonNode host = JsonMapper.shared().readTree(Files.readString(folder.resolve("host.json")));
        assertThat(host).isEqualTo(JsonMapper.shared().readTree("""
                {"version": "2.0", "configurationProfile": "mcp-custom-handler", "functionTimeout": "00:10:00",
                 "customHandler": {
                   "description": {"defaultExecutablePath": "/opt/java/bin/java", "workingDirectory": "",
                                   "arguments": ["@app/java.args"]},
                   "http": {"DefaultAuthorizationLevel": "function"}}}"""));
        assertThat(JsonMapper.shared().readTree(Files.readString(folder.resolve("local.settings.json"))))
                .isEqualTo(JsonMapper.shared().readTree("""
                        {"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "custom",
                         "AzureWebJobsFeatureFlags": "EnableMcpCustomHandlerPreview", "MCP_LIMITS_CALLS": "5"}}"""));
        assertThat(Files.readAllLines(folder.resolve("app/java.args")))
                .contains(
                        "-Dmcp.auth.platform=function-key", "-Xmx64m", "-cp", "app/lib/server.jar:app/lib/library.jar")
                .endsWith("dev.example.Main")
                .noneMatch(line -> line.contains("AOTCache"));
        assertThat(folder.resolve("runtime")).doesNotExist();
        assertThat(log).isEmpty();
    }

    @Test
    void thePackageOfAnAnonymousHostDoesNotSayThatKeysAreChecked() throws Exception {
        packager.make(app(List.of(jar), installed(), FunctionApp.Access.ANONYMOUS), folder);

        assertThat(folder.resolve("host.json")).content().contains("\"DefaultAuthorizationLevel\" : \"anonymous\"");
        assertThat(Files.readAllLines(folder.resolve("app/java.args")))
                .contains("-Xmx64m")
                .noneMatch(line -> line.contains("mcp.auth"));
    }

    @Test
    void onlyTheirOwnerReadsTheSettingsOfThisMachine() throws Exception {
        Path settings = folder.resolve("local.settings.json");
        Files.writeString(settings, "readable");
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));

        packager.make(app(List.of(jar), installed()), folder);

        assertThat(Files.getPosixFilePermissions(settings)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(settings).content().contains("MCP_LIMITS_CALLS");
    }

    @Test
    void aFileSystemWithoutPermissionsOfOwnersIsReported() throws Exception {
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            Path settings = zip.getPath("/local.settings.json");

            PrivateFile.write(settings, "{}", log::add);

            assertThat(Files.readString(settings)).isEqualTo("{}");
            assertThat(log)
                    .singleElement()
                    .asString()
                    .startsWith("local.settings.json has the permissions of its folder");
        }
    }

    @Test
    void jarsAreDatedSoThatAnArchiveKeepsTheirDates() throws Exception {
        packager.make(app(List.of(jar), installed()), folder);

        assertThat(Files.getLastModifiedTime(folder.resolve("app/lib/server.jar"))
                        .toInstant())
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void whatAnEarlierPackageHeldIsGone() throws Exception {
        packager.make(app(List.of(jar, jar("second", "library.jar")), installed()), folder);
        packager.make(app(List.of(jar), installed()), folder);

        assertThat(folder.resolve("app/lib/library.jar")).doesNotExist();
    }

    @Test
    void jarsOfOneNameAndWhatIsNoJarAreRefused() throws Exception {
        assertThatThrownBy(() -> packager.make(app(List.of(jar, jar("second", "server.jar")), installed()), folder))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("server.jar")
                .hasMessageContaining("<finalName>");
        assertThatThrownBy(() -> packager.make(app(List.of(folder), installed()), folder))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("is no jar: run the goal in the phase package");
    }

    @Test
    void aServerThatDoesNotStartForItsTrainingIsReportedWithItsOutput() {
        FunctionApp.Java packaged =
                new FunctionApp.Java.Packaged(List.of(), Optional.of(new FunctionApp.Trained(Map.of(), List.of())));

        assertThatThrownBy(() -> packager.make(app(List.of(jar), packaged), folder))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("does not serve")
                .hasMessageContaining("<trainingEnvironment>")
                .hasMessageContaining("dev.example.Main");
        assertThat(log).anyMatch(line -> line.contains("java.base") && line.contains("jdk.zipfs"));
    }

    @Test
    void aFolderWithoutAJdkIsRefused() {
        assertThatThrownBy(() -> Jdk.at(folder))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("is no JDK");
    }

    @Test
    void aJdkThatIsTooOldIsRefusedWithWhatToDo() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"21.0.4\"\n");

        assertThatThrownBy(() -> Jdk.at(folder))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("is 21, and a package takes 25")
                .hasMessageContaining("maven-toolchains-plugin");
    }

    private static Jdk jdk() throws PackagingException {
        return Jdk.at(Path.of(System.getProperty("java.home")));
    }

    private static FunctionApp.Java installed() {
        return new FunctionApp.Java.Installed("/opt/java/bin/java");
    }

    private static FunctionApp app(List<Path> jars, FunctionApp.Java java) {
        return app(jars, java, FunctionApp.Access.FUNCTION);
    }

    private static FunctionApp app(List<Path> jars, FunctionApp.Java java, FunctionApp.Access access) {
        return new FunctionApp(
                jars,
                "dev.example.Main",
                List.of("-Xmx64m"),
                java,
                access,
                Optional.of("00:10:00"),
                Map.of("MCP_LIMITS_CALLS", "5"));
    }

    /** A jar with one class of this project. */
    private Path jar(String subfolder, String name) throws IOException {
        Path file = Files.createDirectories(folder.resolve(subfolder)).resolve(name);
        String resource = Jdk.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file));
                var bytes = Jdk.class.getClassLoader().getResourceAsStream(resource)) {
            out.putNextEntry(new ZipEntry(resource));
            bytes.transferTo(out);
            out.closeEntry();
        }
        return file;
    }
}
