package dev.remotemcp.schemagen.reader;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.Trees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads from source what a field of an enum's constants is, where constructors hand it on unchanged. */
final class EnumSource {
    private final ClassTree tree;
    private final Constants constants;

    private EnumSource(ClassTree tree, Constants constants) {
        this.tree = tree;
        this.constants = constants;
    }

    /** The values by the constants' names; those that are not known are missing. */
    static Optional<Map<String, Object>> values(
            ProcessingEnvironment environment, TypeElement type, String member, boolean field) {
        ClassTree tree;
        try {
            tree = Trees.instance(environment).getTree(type);
        } catch (IllegalArgumentException e) {
            // Another compiler than javac.
            return Optional.empty();
        }
        if (tree == null) {
            return Optional.empty();
        }
        EnumSource source = new EnumSource(tree, new Constants(environment, type));
        Optional<String> name = field ? Optional.of(member) : source.returned(member);
        return name.map(source::ofField);
    }

    /** The field that a method returns as it is. */
    private Optional<String> returned(String method) {
        return members(MethodTree.class)
                .filter(candidate -> candidate.getName().contentEquals(method)
                        && candidate.getParameters().isEmpty())
                .flatMap(candidate -> Stream.ofNullable(candidate.getBody()))
                .map(BlockTree::getStatements)
                .filter(statements -> statements.size() == 1)
                .flatMap(statements -> statements.getFirst() instanceof ReturnTree result
                        ? fieldName(result.getExpression()).stream()
                        : Stream.empty())
                .findFirst();
    }

    private Map<String, Object> ofField(String field) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (VariableTree variable : members(VariableTree.class).toList()) {
            if (variable.getInitializer() instanceof NewClassTree made && isConstant(variable)) {
                constructor(made.getArguments().size())
                        .flatMap(constructor -> parameter(constructor, field))
                        .flatMap(index -> constants.value(made.getArguments().get(index)))
                        .ifPresent(value -> values.put(variable.getName().toString(), value));
            }
        }
        return values;
    }

    private boolean isConstant(VariableTree variable) {
        return constants.type().getEnclosedElements().stream()
                .anyMatch(element -> element.getKind() == ElementKind.ENUM_CONSTANT
                        && element.getSimpleName().contentEquals(variable.getName()));
    }

    // The only one with so many parameters; which of several is called, only the compiler's later phases know.
    private Optional<MethodTree> constructor(int parameters) {
        List<MethodTree> found = members(MethodTree.class)
                .filter(method -> method.getName().contentEquals("<init>")
                        && method.getParameters().size() == parameters)
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Which parameter a constructor puts into a field. */
    private static Optional<Integer> parameter(MethodTree constructor, String field) {
        Optional<Integer> found = Optional.empty();
        for (StatementTree statement : constructor.getBody().getStatements()) {
            if (statement instanceof ExpressionStatementTree expression
                    && expression.getExpression() instanceof AssignmentTree assignment
                    && fieldName(assignment.getVariable()).filter(field::equals).isPresent()) {
                found = index(constructor, assignment.getExpression());
            }
        }
        return found;
    }

    private static Optional<Integer> index(MethodTree constructor, ExpressionTree value) {
        for (int i = 0; i < constructor.getParameters().size(); i++) {
            if (value instanceof IdentifierTree name
                    && name.getName()
                            .contentEquals(constructor.getParameters().get(i).getName())) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> fieldName(ExpressionTree expression) {
        return switch (expression) {
            case IdentifierTree name -> Optional.of(name.getName().toString());
            case MemberSelectTree select
            when select.getExpression() instanceof IdentifierTree owner
                    && owner.getName().contentEquals("this") ->
                Optional.of(select.getIdentifier().toString());
            default -> Optional.empty();
        };
    }

    private <T extends Tree> Stream<T> members(Class<T> kind) {
        return tree.getMembers().stream().filter(kind::isInstance).map(kind::cast);
    }
}
