package dev.remotemcp.schemagen;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.tools.Diagnostic;

/** The messages of the processor that tests have seen in this virtual machine. */
final class Reported {
    private static final Set<String> ERRORS = new ConcurrentSkipListSet<>();
    private static final Set<String> WARNINGS = new ConcurrentSkipListSet<>();
    private static final Set<String> NOTES = new ConcurrentSkipListSet<>();

    private Reported() {}

    /** Takes down what a compilation said; of that, only what processors and not javac itself said. */
    static void add(List<? extends Diagnostic<?>> diagnostics) {
        for (Diagnostic<?> diagnostic : diagnostics) {
            if (String.valueOf(diagnostic.getCode()).endsWith("proc.messager")) {
                of(diagnostic.getKind()).add(diagnostic.getMessage(Locale.ROOT));
            }
        }
    }

    /** All messages of a kind so far, each once. */
    static Set<String> of(Diagnostic.Kind kind) {
        return switch (kind) {
            case ERROR -> ERRORS;
            case WARNING, MANDATORY_WARNING -> WARNINGS;
            case NOTE, OTHER -> NOTES;
        };
    }
}
