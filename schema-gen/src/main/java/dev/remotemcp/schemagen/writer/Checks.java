package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * The checks of one value.
 *
 * @param violations what is wrong under which condition
 * @param inside statements that look inside the value
 */
record Checks(List<Violation> violations, CodeBlock inside) {
    /** A condition, and the statement that notes the problem. */
    record Violation(CodeBlock condition, CodeBlock problem) {}

    boolean isEmpty() {
        return violations.isEmpty() && inside.isEmpty();
    }

    CodeBlock statements() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Violation violation : violations) {
            code.beginControlFlow("if ($L)", violation.condition())
                    .add(violation.problem())
                    .endControlFlow();
        }
        return code.add(inside).build();
    }

    /** The statements for when a guard holds; one condition alone is joined with it. */
    CodeBlock when(CodeBlock guard) {
        if (isEmpty()) {
            return CodeBlock.of("");
        }
        if (single()) {
            Violation only = violations.getFirst();
            return CodeBlock.builder()
                    .beginControlFlow("if ($L && $L)", guard, only.condition())
                    .add(only.problem())
                    .endControlFlow()
                    .build();
        }
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", guard)
                .add(statements())
                .endControlFlow()
                .build();
    }

    /** The statements behind a violation that makes all others pointless. */
    CodeBlock unless(CodeBlock condition, CodeBlock problem) {
        CodeBlock.Builder code =
                CodeBlock.builder().beginControlFlow("if ($L)", condition).add(problem);
        if (single()) {
            Violation only = violations.getFirst();
            code.nextControlFlow("else if ($L)", only.condition()).add(only.problem());
        } else if (!isEmpty()) {
            code.nextControlFlow("else").add(statements());
        }
        return code.endControlFlow().build();
    }

    private boolean single() {
        return inside.isEmpty() && violations.size() == 1;
    }
}
