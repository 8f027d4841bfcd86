package dev.remotemcp.runtime.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.micronaut.annotation.processing.BeanDefinitionInjectProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the processor writes for a class with a bit of everything.
 *
 * <p>{@code -Dgolden.update=DIRECTORY} writes the expected files afresh instead of comparing with them.
 */
class GeneratedSourceTest {
    private static Compilation compilation;

    @BeforeAll
    static void compileStation() {
        compilation = compile();
    }

    @Test
    void whatIsGeneratedCompilesWithoutAnyWarning() {
        assertThat(compilation.diagnostics())
                .filteredOn(d -> d.getKind() != Diagnostic.Kind.NOTE && d.getKind() != Diagnostic.Kind.OTHER)
                .extracting(d -> d.getMessage(null))
                .allMatch(message -> message.contains("Copilot Studio"), "is about the recursion in the source");
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    }

    @Test
    void theSourceIsAsExpected() throws IOException {
        assertGolden("StationMcp.java.txt", content(compilation, "/acme/StationMcp.java"));
        assertGolden("Station_SignUpMcp.java.txt", content(compilation, "/acme/Station_SignUpMcp.java"));
        assertGolden("Station_BookingMcp.java.txt", content(compilation, "/acme/Station_BookingMcp.java"));
        assertGolden("Station_VisitMcp.java.txt", content(compilation, "/acme/Station_VisitMcp.java"));
        assertGolden("Station_SchemasMcp.java.txt", content(compilation, "/acme/Station_SchemasMcp.java"));
    }

    @Test
    void theDescriptorsAreAsExpected() throws IOException {
        assertGolden("acme.Station.json", content(compilation, "/META-INF/mcp/acme.Station.json"));
        assertGolden("acme.Station_SignUp.json", content(compilation, "/META-INF/mcp/acme.Station$SignUp.json"));
        assertGolden("acme.Station_Booking.json", content(compilation, "/META-INF/mcp/acme.Station$Booking.json"));
        assertGolden("acme.Station_Visit.json", content(compilation, "/META-INF/mcp/acme.Station$Visit.json"));
        assertGolden("acme.Station_Schemas.json", content(compilation, "/META-INF/mcp/acme.Station$Schemas.json"));
    }

    /** What a model reads of a server as it would be in life; to be read by people when it changes. */
    @Test
    void theDescriptorsOfAnOrderDeskAreAsExpected() throws IOException {
        Compilation desk = compile("golden/OrderDesk.java");

        assertThat(desk.diagnostics())
                .filteredOn(d -> d.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
        assertGolden("acme.OrderDesk.json", content(desk, "/META-INF/mcp/acme.OrderDesk.json"));
    }

    @Test
    void theSameSourceGivesTheSameBytes() throws IOException {
        Compilation again = compile();

        for (String file : new String[] {"/acme/StationMcp.java", "/META-INF/mcp/acme.Station.json"}) {
            assertThat(content(again, file)).isEqualTo(content(compilation, file));
        }
    }

    private static Compilation compile() {
        return compile("golden/Station.java");
    }

    private static Compilation compile(String source) {
        return Compiler.javac()
                .withOptions("-parameters", "-Xlint:all,-processing,-classfile")
                .withProcessors(new TypeElementVisitorProcessor(), new BeanDefinitionInjectProcessor())
                .compile(JavaFileObjects.forResource(source));
    }

    private static String content(Compilation compilation, String path) throws IOException {
        JavaFileObject file = compilation.generatedFiles().stream()
                .filter(generated -> generated.toUri().getPath().endsWith(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + path + " among " + compilation.generatedFiles()));
        try (InputStream in = file.openInputStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static void assertGolden(String name, String actual) throws IOException {
        String update = System.getProperty("golden.update");
        if (update != null) {
            Files.writeString(Path.of(update, name), actual);
            return;
        }
        try (InputStream in = GeneratedSourceTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).as(name).isNotNull();
            assertThat(actual).isEqualTo(new String(in.readAllBytes(), UTF_8));
        }
    }
}
