package dev.remotemcp.schemagen.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.micronaut.annotation.processing.BeanDefinitionInjectProcessor;
import io.micronaut.annotation.processing.TypeElementVisitorProcessor;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Enums come from class files where the compiler does not compile them. */
class EnumClassFileTest {
    @Test
    void valuesOfConstantsAreReadFromTheClassFile() {
        assertThat(errors("@McpArg(defaultValue = \"fair\") Grades.Texts text"))
                .anySatisfy(error -> assertThat(error).contains("\"fair\" that must be one of good, bad:"));
        assertThat(errors("@McpArg(defaultValue = \"0\") Grades.Numbers number"))
                .anySatisfy(error -> assertThat(error).contains("\"0\" that must be one of -1, 70000:"));
    }

    @Test
    void valuesThatAreComputedAreNotKnown() {
        assertThat(errors("Grades.Computed computed"))
                .anySatisfy(
                        error -> assertThat(error).contains("the values of @JsonValue are not known at compile time"));
    }

    private static List<String> errors(String parameter) {
        String source =
                "package acme; import dev.remotemcp.annotations.*; import dev.remotemcp.schemagen.reader.Grades;"
                        + " class Tools { @McpTool String grade(" + parameter + ") { return \"\"; } }";
        return Compiler.javac()
                .withOptions("-parameters")
                .withProcessors(new TypeElementVisitorProcessor(), new BeanDefinitionInjectProcessor())
                .compile(JavaFileObjects.forSourceString("acme.Tools", source))
                .errors()
                .stream()
                .map(error -> error.getMessage(Locale.ROOT))
                .toList();
    }
}
