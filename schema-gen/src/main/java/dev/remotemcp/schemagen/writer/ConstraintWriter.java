package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.CodeBlock;
import dev.remotemcp.schemagen.model.Constraint;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.ScalarKind;
import dev.remotemcp.schemagen.model.Use;
import dev.remotemcp.schemagen.writer.Checks.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Writes constraints as conditions with their messages. */
final class ConstraintWriter {
    private final Members members;

    ConstraintWriter(Members members) {
        this.members = members;
    }

    List<Violation> violations(CodeBlock value, Path path, Use use, String owner) {
        List<Violation> violations = new ArrayList<>();
        for (Constraint constraint : use.constraints()) {
            JsonType type = use.type() instanceof JsonType.Formatted(JsonType.Scalar scalar, var _) ? scalar : use.type();
            add(violations, value, path, type, constraint, owner);
        }
        return violations;
    }

    private void add(
            List<Violation> to, CodeBlock value, Path path, JsonType type, Constraint constraint, String owner) {
        switch (constraint) {
            case Constraint.Present _, Constraint.Unknown _, Constraint.Malformed _ -> {}
            case Constraint.NotBlank _ ->
                to.add(violation(
                        CodeBlock.of("$T.isBlank($L)", Runtime.CONSTRAINTS, value),
                        path,
                        CodeBlock.of("$S", "must not be blank")));
            case Constraint.Email _ ->
                to.add(violation(
                        CodeBlock.of("!$T.isEmail($L)", Runtime.CONSTRAINTS, value),
                        path,
                        was("must be an e-mail address", quoted(value))));
            case Constraint.Matches(String regex, var _) ->
                to.add(violation(
                        CodeBlock.of("!$N.matcher($L).matches()", members.pattern(regex, owner), value),
                        path,
                        was("must match the pattern " + regex, quoted(value))));
            case Constraint.Size(var _, int min, int max) -> size(to, value, path, type, min, max);
            case Constraint.AtLeast(var _, BigDecimal bound, boolean inclusive) ->
                to.add(bound(
                        value,
                        path,
                        ((JsonType.Scalar) type).kind(),
                        bound,
                        inclusive ? "<" : "<=",
                        inclusive ? "must be at least " : "must be greater than "));
            case Constraint.AtMost(var _, BigDecimal bound, boolean inclusive) ->
                to.add(bound(
                        value,
                        path,
                        ((JsonType.Scalar) type).kind(),
                        bound,
                        inclusive ? ">" : ">=",
                        inclusive ? "must be at most " : "must be less than "));
        }
    }

    private static void size(List<Violation> to, CodeBlock value, Path path, JsonType type, int min, int max) {
        CodeBlock size = switch (type) {
            case JsonType.Scalar _ -> CodeBlock.of("$T.length($L)", Runtime.CONSTRAINTS, value);
            case JsonType.Sequence(JsonType.Shape shape, Use _)
            when shape == JsonType.Shape.ARRAY -> CodeBlock.of("$L.length", value);
            default -> CodeBlock.of("$L.size()", value);
        };
        String what = switch (type) {
            case JsonType.Scalar _ -> "character";
            case JsonType.Sequence _ -> "element";
            default -> "entry";
        };
        if (min > 0) {
            to.add(violation(
                    CodeBlock.of("$L < $L", size, min), path, was("must have at least " + counted(min, what), size)));
        }
        if (max < Integer.MAX_VALUE) {
            to.add(violation(
                    CodeBlock.of("$L > $L", size, max), path, was("must have at most " + counted(max, what), size)));
        }
    }

    private static String counted(int count, String what) {
        String plural = what.equals("entry") ? "entries" : what + "s";
        return count + " " + (count == 1 ? what : plural);
    }

    private static Violation bound(
            CodeBlock value, Path path, ScalarKind kind, BigDecimal bound, String operator, String rule) {
        String shown = bound.signum() == 0 ? "0" : bound.stripTrailingZeros().toPlainString();
        CodeBlock violated = switch (kind) {
            case BIG_DECIMAL -> CodeBlock.of("$L.compareTo($L) $L 0", value, Literals.bound(bound, kind), operator);
            case BIG_INTEGER ->
                CodeBlock.of(
                        "new $T($L).compareTo($L) $L 0",
                        BigDecimal.class,
                        value,
                        Literals.bound(bound, ScalarKind.BIG_DECIMAL),
                        operator);
            default -> CodeBlock.of("$L $L $L", value, operator, Literals.bound(bound, kind));
        };
        return violation(violated, path, was(rule + shown, value));
    }

    private static CodeBlock quoted(CodeBlock value) {
        return CodeBlock.of("$T.quote($L)", Runtime.CONSTRAINTS, value);
    }

    private static CodeBlock was(String rule, CodeBlock value) {
        return CodeBlock.of("$S + $L + $S", rule + " (was ", value, ")");
    }

    private static Violation violation(CodeBlock condition, Path path, CodeBlock rule) {
        return new Violation(condition, problem(path, rule));
    }

    static CodeBlock problem(Path path, CodeBlock rule) {
        return CodeBlock.of("arguments.problem($L, $L);\n", path.code(), rule);
    }
}
