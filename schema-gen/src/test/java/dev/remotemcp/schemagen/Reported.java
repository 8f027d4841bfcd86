package dev.remotemcp.schemagen;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.tools.Diagnostic;

/** The messages of this processor that tests have seen in this virtual machine. */
final class Reported {
    private static final Set<String> ERRORS = new ConcurrentSkipListSet<>();
    private static final Set<String> WARNINGS = new ConcurrentSkipListSet<>();
    private static final Set<String> NOTES = new ConcurrentSkipListSet<>();

    /** How the one message of Micronaut's processors begins: that a class needs the runtime, which is not here. */
    private static final String MICRONAUT = "Bean definition generation [";

    private Reported() {}

    /** Takes down what a compilation said; of that, only what is not javac's nor Micronaut's. */
    static void add(List<? extends Diagnostic<?>> diagnostics) {
        for (Diagnostic<?> diagnostic : diagnostics) {
            String message = diagnostic.getMessage(Locale.ROOT);
            if (String.valueOf(diagnostic.getCode()).endsWith("proc.messager") && !message.startsWith(MICRONAUT)) {
                of(diagnostic.getKind()).add(message);
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
