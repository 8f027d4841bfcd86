package dev.remotemcp.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remotemcp.hostdouble.FunctionHost;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the plugin made of {@code samples/function-app}. */
class FunctionAppPackageTest {
    @TempDir
    private Path folder;

    @Test
    void theCacheHoldsAfterThePackageWasZippedAndUnpackedElsewhere() throws Exception {
        Path zip = folder.resolve("app.zip");
        zip(FunctionAppTest.app(), zip);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        unzip(zip, elsewhere);
        Path arguments = elsewhere.resolve("app/java.args");
        // A runtime that cannot use the cache goes on without it, unless it is told not to.
        Files.writeString(arguments, "-XX:AOTMode=on\n" + Files.readString(arguments));
        Queue<String> output = new ConcurrentLinkedQueue<>();

        try (FunctionHost host = FunctionHost.start(elsewhere, new FunctionHost.Options(0, false, output::add))) {
            assertThat(host.url().getPort()).isPositive();
        }

        assertThat(Files.readString(arguments)).contains("-XX:AOTCache=app/app.aot");
        assertThat(output).noneMatch(line -> line.contains("[aot]") || line.contains("[error"));
    }

    @Test
    void thePackageNeedsNothingOfTheMachine() throws IOException {
        Path app = FunctionAppTest.app();

        assertThat(Files.readString(app.resolve("host.json")))
                .contains("\"mcp-custom-handler\"", "\"runtime/bin/java\"", "\"@app/java.args\"", "\"anonymous\"");
        assertThat(Files.readString(app.resolve("local.settings.json"))).contains("\"custom\"");
        assertThat(List.of(Files.readString(app.resolve("app/java.args")).split("\n")))
                .noneMatch(line -> line.contains(":/") || line.startsWith("/"));
        assertThat(app.resolve("runtime/lib/modules")).exists();
        assertThat(app.resolve("runtime/bin/javac")).doesNotExist();
    }

    private static void zip(Path from, Path zip) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(from)) {
            out.setLevel(0);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                ZipEntry entry = new ZipEntry(from.relativize(file).toString());
                entry.setTime(Files.getLastModifiedTime(file).toMillis()); // no finer than two seconds
                out.putNextEntry(entry);
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static void unzip(Path zip, Path to) throws IOException {
        try (ZipFile in = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : in.stream().<ZipEntry>map(each -> each).toList()) {
                Path file = to.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                try (InputStream bytes = in.getInputStream(entry)) {
                    Files.copy(bytes, file);
                }
                Files.setLastModifiedTime(file, FileTime.fromMillis(entry.getTime()));
                if (file.getParent().endsWith("bin") || file.endsWith("jspawnhelper")) {
                    assertThat(file.toFile().setExecutable(true)).isTrue();
                }
            }
        }
    }
}
