package dev.remotemcp.schemagen.reader;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The values of expressions in a class: literals, their concatenation, negated numbers, and constants by name.
 *
 * @param type the class
 */
record Constants(ProcessingEnvironment environment, TypeElement type) {
    Optional<Object> value(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> Optional.ofNullable(literal.getValue());
            case ParenthesizedTree inner -> value(inner.getExpression());
            case UnaryTree unary
            when unary.getKind() == Tree.Kind.UNARY_MINUS ->
                value(unary.getExpression()).flatMap(Constants::negated);
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                value(sum.getLeftOperand())
                        .flatMap(left -> value(sum.getRightOperand()).flatMap(right -> joined(left, right)));
            case IdentifierTree name -> constant(type, name.getName().toString());
            case MemberSelectTree select ->
                owner(select.getExpression().toString())
                        .flatMap(owner -> constant(owner, select.getIdentifier().toString()));
            default -> Optional.empty();
        };
    }

    private static Optional<Object> negated(Object value) {
        return switch (value) {
            case Integer number -> Optional.of(-number);
            case Long number -> Optional.of(-number);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> joined(Object left, Object right) {
        return left instanceof String || right instanceof String
                ? Optional.of(left.toString() + right)
                : Optional.empty();
    }

    private Optional<TypeElement> owner(String name) {
        String nested = type.getQualifiedName() + "." + name;
        String sibling = environment.getElementUtils().getPackageOf(type).getQualifiedName() + "." + name;
        for (String candidate : new String[] {name, nested, sibling}) {
            TypeElement found = environment.getElementUtils().getTypeElement(candidate);
            if (found != null) {
                return Optional.of(found);
            }
        }
        for (Element outer = type; outer != null; outer = outer.getEnclosingElement()) {
            if (outer.getSimpleName().contentEquals(name) && outer instanceof TypeElement found) {
                return Optional.of(found);
            }
            if (outer instanceof TypeElement around) {
                TypeElement found =
                        environment.getElementUtils().getTypeElement(around.getQualifiedName() + "." + name);
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Object> constant(TypeElement owner, String name) {
        for (Element scope = owner; scope instanceof TypeElement around; scope = scope.getEnclosingElement()) {
            for (Element member : around.getEnclosedElements()) {
                if (member instanceof VariableElement variable
                        && variable.getSimpleName().contentEquals(name)) {
                    return Optional.ofNullable(variable.getConstantValue());
                }
            }
        }
        return Optional.empty();
    }
}
