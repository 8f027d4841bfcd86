package dev.remotemcp.schemagen;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The texts in the sources of the processor that messages are made of: every string of several words, with {@code …} in
 * place of what is put in.
 */
final class MessageTexts {
    /** What stands for a name, a value or another text. */
    static final String HOLE = "…";

    private static final Pattern WORDS = Pattern.compile("\\p{L}\\S*\\s+\\S|\\S\\s+\\S*\\p{L}");

    /** Strings of several words that are part of no message. */
    private static final Set<String> OTHERS = Set.of(
            // Of Javadoc, of keys and of what the runtime says.
            "Deprecated: …",
            " without ……",
            " but …",
            "must be in the past",
            "must be in the past or present",
            "must be in the future",
            "must be in the present or future",
            // Of schemas.
            "by default …",
            "for example …",
            "must be ……",
            "at least ",
            "greater than ",
            "at most ",
            "less than ",
            "a multiple of ",
            // Of regular expressions.
            "[^A-Za-z0-9 ,:_/-]",
            "[ \\t]+\\n",
            "\\n[ \\t]*\\n\\s*");

    private MessageTexts() {}

    /** A text, and where it stands. */
    record Text(String template, String place) {}

    /** Reads all sources but those that write code, which report nothing. */
    static List<Text> in(Path sources) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getParent().endsWith("writer"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Text> texts = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (CompilationUnitTree unit : task.parse()) {
                unit.accept(new Collector(unit, Trees.instance(task), texts), null);
            }
        }
        return texts.stream().filter(text -> !OTHERS.contains(text.template())).toList();
    }

    private static final class Collector extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<Text> texts;

        Collector(CompilationUnitTree unit, Trees trees, List<Text> texts) {
            this.unit = unit;
            this.trees = trees;
            this.texts = texts;
        }

        @Override
        public Void visitBinary(BinaryTree tree, Void nothing) {
            if (!hasString(tree)) {
                return super.visitBinary(tree, nothing);
            }
            add(tree, template(tree));
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void nothing) {
            string(tree).ifPresent(text -> add(tree, text));
            return null;
        }

        /** Faults of the processor itself are no messages. */
        @Override
        public Void visitNewClass(NewClassTree tree, Void nothing) {
            return tree.getIdentifier().toString().equals("IllegalStateException")
                    ? null
                    : super.visitNewClass(tree, nothing);
        }

        private void add(Tree tree, String template) {
            if (WORDS.matcher(template.replace(HOLE, "")).find()) {
                long start = trees.getSourcePositions().getStartPosition(unit, tree);
                String file =
                        Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                texts.add(new Text(template, file + ":" + unit.getLineMap().getLineNumber(start)));
            }
        }

        // What is put in is looked at by itself.
        private String template(Tree tree) {
            Tree inner = tree instanceof ParenthesizedTree parentheses ? parentheses.getExpression() : tree;
            if (inner instanceof BinaryTree sum && hasString(sum)) {
                return template(sum.getLeftOperand()) + template(sum.getRightOperand());
            }
            return string(inner).orElseGet(() -> {
                scan(inner, null);
                return HOLE;
            });
        }

        private static boolean hasString(Tree tree) {
            return switch (tree) {
                case ParenthesizedTree parentheses -> hasString(parentheses.getExpression());
                case BinaryTree sum
                when sum.getKind() == Tree.Kind.PLUS ->
                    hasString(sum.getLeftOperand()) || hasString(sum.getRightOperand());
                default -> string(tree).isPresent();
            };
        }

        private static Optional<String> string(Tree tree) {
            return tree instanceof LiteralTree literal && literal.getValue() instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        }
    }
}
