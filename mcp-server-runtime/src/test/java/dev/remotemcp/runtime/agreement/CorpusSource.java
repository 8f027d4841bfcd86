package dev.remotemcp.runtime.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;

/**
 * A Java source of types, one top-level class whose name is that of the source.
 *
 * @param name the class
 * @param code the source
 */
record CorpusSource(String name, String code) {
    private static final Pattern WORD = Pattern.compile("[A-Z]\\w*");

    /** A source among the test resources. */
    static CorpusSource resource(String name) {
        try (InputStream in = CorpusSource.class.getResourceAsStream("/agreement/" + name + ".java")) {
            return new CorpusSource(name, new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Case> cases() {
        return Case.in(this);
    }

    /** The types themselves. */
    JavaFileObject types() {
        return JavaFileObjects.forSourceString("agreement." + name, code);
    }

    /** Tools for the cases; a formatter may have dropped imports that only the cases need. */
    JavaFileObject tools() {
        String imports = code.lines().filter(line -> line.startsWith("import ")).collect(Collectors.joining("\n"));
        String tools = cases().stream().map(Case::tools).collect(Collectors.joining("\n"));
        return JavaFileObjects.forSourceString(
                "agreement." + toolsName(), """
                package agreement;
                %s
                import dev.remotemcp.annotations.McpTool;
                import dev.remotemcp.runtime.agreement.Supply;
                import jakarta.validation.constraints.*;
                import java.time.*;
                import java.util.*;
                class %s extends %s {
                %s
                }
                """.formatted(imports, toolsName(), name, tools));
    }

    /** The declarations that a type is made of, the source's other types left out. */
    String declaring(String type) {
        Set<String> named = new LinkedHashSet<>();
        StringBuilder declarations = new StringBuilder();
        Deque<String> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Matcher word = WORD.matcher(open.pop());
            while (word.find()) {
                if (named.add(word.group())) {
                    declaration(word.group()).ifPresent(found -> {
                        declarations.append(found).append('\n');
                        open.add(found);
                    });
                }
            }
        }
        return declarations.toString();
    }

    private Optional<String> declaration(String type) {
        Matcher head = Pattern.compile("(?m)(^ {4}@.*\\R)*^ {4}[a-z ]*(record|class|enum|interface) " + type + "\\b")
                .matcher(code);
        if (!head.find()) {
            return Optional.empty();
        }
        int end = code.indexOf('{', head.end());
        for (int depth = 1; depth > 0; ) {
            char c = code.charAt(++end);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        }
        return Optional.of(code.substring(head.start(), end + 1));
    }

    /** The class of the tools. */
    String toolsName() {
        return name + "Tools";
    }
}
