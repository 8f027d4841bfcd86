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

/** Writes constraints as conditions with their messages, and the calls of validators. */
final class ConstraintWriter {
    private final Members members;
    private final BoundWriter bounds;

    ConstraintWriter(Members members) {
        this.members = members;
        this.bounds = new BoundWriter(members);
    }

    /** Whether there is something to check for a constraint. */
    static boolean isChecked(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Present _, Constraint.Ignored _, Constraint.Malformed _ -> false;
            default -> true;
        };
    }

    /** The conditions under which a value is refused, with what is said then. */
    List<Violation> violations(CodeBlock value, Path path, Use use, String owner) {
        List<Violation> violations = new ArrayList<>();
        for (Constraint constraint : use.constraints()) {
            for (Broken broken : broken(value, JsonType.ofJava(use.type()), constraint, owner)) {
                violations.add(
                        new Violation(broken.condition(), problem(path, told(constraint, owner, broken.rule()))));
            }
        }
        return violations;
    }

    /** The statements that ask validators about a value. */
    CodeBlock customs(CodeBlock value, Path path, Use use, String owner) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Constraint constraint : use.constraints()) {
            if (constraint instanceof Constraint.Custom custom) {
                code.addStatement(
                        "$N.check(arguments, $L, $L)", members.custom(custom, use.type(), owner), path.code(), value);
            }
        }
        return code.build();
    }

    /**
     * A condition that breaks a constraint.
     *
     * @param rule what is said then, as an expression
     */
    private record Broken(CodeBlock condition, CodeBlock rule) {}

    private List<Broken> broken(CodeBlock value, JsonType type, Constraint constraint, String owner) {
        return switch (constraint) {
            case Constraint.Present _, Constraint.Custom _, Constraint.Ignored _, Constraint.Malformed _ -> List.of();
            case Constraint.Absent _ -> List.of(new Broken(CodeBlock.of("$L != null", value), said("must be null")));
            case Constraint.Truth(var _, boolean truth) ->
                List.of(new Broken(CodeBlock.of(truth ? "!$L" : "$L", value), said("must be " + truth)));
            case Constraint.NotBlank _ ->
                List.of(new Broken(
                        CodeBlock.of("$T.isBlank($L)", Runtime.CONSTRAINTS, value), said("must not be blank")));
            case Constraint.Email _ ->
                List.of(new Broken(
                        CodeBlock.of("!$T.isEmail($L)", Runtime.CONSTRAINTS, value),
                        was("must be an e-mail address", quoted(value))));
            case Constraint.Matches(var _, String regex) ->
                List.of(new Broken(
                        CodeBlock.of("!arguments.matches($N, $L)", members.pattern(regex, owner), value),
                        was("must match the pattern " + regex, quoted(value))));
            case Constraint.Size(var _, int min, int max) -> size(value, type, min, max);
            case Constraint.AtLeast(var _, BigDecimal bound, boolean inclusive) ->
                bounds.below(value, kind(type), bound, inclusive)
                        .map(condition -> List.of(new Broken(
                                condition,
                                was(
                                        (inclusive ? "must be at least " : "must be greater than ") + shown(bound),
                                        value))))
                        .orElse(List.of());
            case Constraint.AtMost(var _, BigDecimal bound, boolean inclusive) ->
                bounds.above(value, kind(type), bound, inclusive)
                        .map(condition -> List.of(new Broken(
                                condition,
                                was((inclusive ? "must be at most " : "must be less than ") + shown(bound), value))))
                        .orElse(List.of());
            case Constraint.Digits(var _, int integer, int fraction) ->
                List.of(new Broken(
                        CodeBlock.of("!$T.hasDigits($L, $L, $L)", Runtime.CONSTRAINTS, value, integer, fraction),
                        was(
                                "must have at most " + counted(integer, "digit") + " before the point and " + fraction
                                        + " behind it",
                                value)));
            case Constraint.Relative(var _, Constraint.Tense tense) ->
                List.of(new Broken(
                        CodeBlock.of("$N.compareToNow($L) $L 0", members.clock(), value, outside(tense)),
                        was(tense.rule(), value)));
            case Constraint.Single single -> single(value, type, single, owner);
        };
    }

    private List<Broken> single(CodeBlock value, JsonType type, Constraint.Single single, String owner) {
        List<CodeBlock> conditions = new ArrayList<>();
        for (Constraint part : single.parts()) {
            if (part instanceof Constraint.Custom custom) {
                conditions.add(CodeBlock.of("!$N.isValid($L)", members.custom(custom, type, owner), value));
            }
            broken(value, type, part, owner).forEach(broken -> conditions.add(broken.condition()));
        }
        if (conditions.isEmpty()) {
            return List.of();
        }
        CodeBlock any = CodeBlock.join(conditions, " || ");
        return List.of(new Broken(
                conditions.size() == 1 ? any : CodeBlock.of("($L)", any), said("must fulfil " + single.annotation())));
    }

    private static List<Broken> size(CodeBlock value, JsonType type, int min, int max) {
        CodeBlock size = switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _)
            when kind == ScalarKind.BYTES -> CodeBlock.of("$L.length", value);
            case JsonType.Scalar _ -> CodeBlock.of("$T.length($L)", Runtime.CONSTRAINTS, value);
            case JsonType.Sequence(JsonType.Shape shape, Use _)
            when shape == JsonType.Shape.ARRAY -> CodeBlock.of("$L.length", value);
            default -> CodeBlock.of("$L.size()", value);
        };
        String what = switch (type) {
            case JsonType.Scalar(ScalarKind kind, boolean _) when kind == ScalarKind.BYTES -> "byte";
            case JsonType.Scalar _ -> "character";
            case JsonType.Sequence _ -> "element";
            default -> "entry";
        };
        List<Broken> broken = new ArrayList<>();
        if (min > 0) {
            broken.add(new Broken(
                    CodeBlock.of("$L < $L", size, min), was("must have at least " + counted(min, what), size)));
        }
        if (max < Integer.MAX_VALUE) {
            broken.add(new Broken(
                    CodeBlock.of("$L > $L", size, max), was("must have at most " + counted(max, what), size)));
        }
        return broken;
    }

    // The annotation's own message says everything.
    private CodeBlock told(Constraint constraint, String owner, CodeBlock otherwise) {
        return constraint
                .source()
                .message()
                .map(message -> message.plain()
                        ? CodeBlock.of("$S", message.template())
                        : CodeBlock.of("$N", members.message(message, owner)))
                .orElse(otherwise);
    }

    private static String outside(Constraint.Tense tense) {
        return switch (tense) {
            case PAST -> ">=";
            case PAST_OR_PRESENT -> ">";
            case FUTURE -> "<=";
            case FUTURE_OR_PRESENT -> "<";
        };
    }

    private static ScalarKind kind(JsonType type) {
        return ((JsonType.Scalar) type).kind();
    }

    private static String shown(BigDecimal bound) {
        return bound.signum() == 0 ? "0" : bound.stripTrailingZeros().toPlainString();
    }

    private static String counted(int count, String what) {
        String plural = what.equals("entry") ? "entries" : what + "s";
        return count + " " + (count == 1 ? what : plural);
    }

    private static CodeBlock quoted(CodeBlock value) {
        return CodeBlock.of("$T.quote($L)", Runtime.CONSTRAINTS, value);
    }

    private static CodeBlock said(String rule) {
        return CodeBlock.of("$S", rule);
    }

    private static CodeBlock was(String rule, CodeBlock value) {
        return CodeBlock.of("$S + $L + $S", rule + " (was ", value, ")");
    }

    static CodeBlock problem(Path path, CodeBlock rule) {
        return CodeBlock.of("arguments.problem($L, $L);\n", path.code(), rule);
    }
}
