package dev.remotemcp.schemagen.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.micronaut.annotation.processing.BeanDefinitionInjectProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import java.io.IOException;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Enums come from class files where the compiler does not compile them. */
class EnumClassFileTest {
    @Test
    void valuesOfConstantsAreReadFromTheClassFile() throws IOException {
        JsonNode properties = properties("@McpTool String grade(Grades.Texts text, Grades.Numbers number) { return \"\"; }");
        assertThat(properties.at("/text/enum").toString()).isEqualTo("[\"good\",\"bad\"]");
        assertThat(properties.at("/number/enum").toString()).isEqualTo("[-1,70000]");
        assertThat(properties.at("/number/type").asString()).isEqualTo("integer");
    }

    @Test
    void valuesThatAreComputedAreNotKnown() {
        Compilation compilation = compile("@McpTool String grade(Grades.Computed computed) { return \"\"; }");
        assertThat(compilation.errors())
                .anySatisfy(error -> assertThat(error.getMessage(null))
                        .contains("the values of @JsonValue are not known at compile time"));
    }

    private static JsonNode properties(String method) throws IOException {
        JavaFileObject file = compile(method)
                .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/mcp/acme.Tools.json")
                .orElseThrow();
        return JsonMapper.shared()
                .readTree(file.getCharContent(true).toString())
                .at("/tools/grade/inputSchema/properties");
    }

    private static Compilation compile(String method) {
        String source = "package acme; import dev.remotemcp.annotations.*; import dev.remotemcp.schemagen.reader.Grades;"
                + " class Tools { " + method + " }";
        return Compiler.javac()
                .withOptions("-parameters", "-proc:only")
                .withProcessors(new TypeElementVisitorProcessor(), new BeanDefinitionInjectProcessor())
                .compile(JavaFileObjects.forSourceString("acme.Tools", source));
    }
}
