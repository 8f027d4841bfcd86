package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;

/**
 * The path of a value, as an expression of generated code: what is known at compile time is one literal.
 *
 * @param head an expression, or empty
 * @param tail the literal behind it, possibly empty
 */
record Path(CodeBlock head, String tail) {
    static Path literal(String name) {
        return new Path(CodeBlock.of(""), name);
    }

    static Path variable(String name) {
        return new Path(CodeBlock.of("$N", name), "");
    }

    Path member(String name) {
        return new Path(head, tail + "." + name);
    }

    Path index(String variable) {
        return new Path(CodeBlock.of("$L + $N", new Path(head, tail + "[").code(), variable), "]");
    }

    Path entry(CodeBlock key) {
        return new Path(CodeBlock.of("$L + $L", new Path(head, tail + ".").code(), key), "");
    }

    /** The path of a map's key, which is that of its value but for this mark. */
    Path key(CodeBlock key) {
        Path entry = entry(key);
        return new Path(entry.head(), entry.tail() + " (key)");
    }

    CodeBlock code() {
        if (head.isEmpty()) {
            return CodeBlock.of("$S", tail);
        }
        return tail.isEmpty() ? head : CodeBlock.of("$L + $S", head, tail);
    }
}
