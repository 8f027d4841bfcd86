package dev.remotemcp.runtime.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a validator around a handler says, told without names of methods. */
class ViolationsTest {
    private static final Node ADD = new Node("add", ElementKind.METHOD);
    private static final Node BOOK = new Node("book", ElementKind.PARAMETER);
    private static final Node TITLE = new Node("title", ElementKind.PROPERTY);

    @Test
    void argumentsAreNamedByTheirPathInOrder() {
        assertThat(Violations.ofArguments(exception(
                        new Violation(new Nodes(ADD, BOOK, TITLE), "must not be blank"),
                        new Violation(new Nodes(ADD, BOOK), "must be complete"),
                        new Violation(new Nodes(TITLE), "is of a bean"))))
                .contains(List.of("book.title: must not be blank", "book: must be complete", "title: is of a bean"));
    }

    @Test
    void aResultThatDoesNotFitIsNoFaultOfTheArguments() {
        assertThat(Violations.ofArguments(exception(new Violation(
                        new Nodes(ADD, new Node("<return value>", ElementKind.RETURN_VALUE)), "must not be null"))))
                .isEmpty();
        assertThat(Violations.ofArguments(exception())).isEmpty();
    }

    private static ConstraintViolationException exception(Violation... violations) {
        return new ConstraintViolationException("refused", Set.of(violations));
    }

    private record Node(String name, ElementKind kind) implements Path.Node {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isInIterable() {
            return false;
        }

        @Override
        public @Nullable Integer getIndex() {
            return null;
        }

        @Override
        public @Nullable Object getKey() {
            return null;
        }

        @Override
        public ElementKind getKind() {
            return kind;
        }

        @Override
        public <T extends Path.Node> T as(Class<T> nodeType) {
            return nodeType.cast(this);
        }
    }

    private static final class Nodes implements Path {
        private final List<Path.Node> nodes;

        Nodes(Path.Node... nodes) {
            this.nodes = Arrays.asList(nodes);
        }

        @Override
        public Iterator<Path.Node> iterator() {
            return nodes.iterator();
        }

        @Override
        public String toString() {
            return nodes.stream().map(Path.Node::getName).collect(Collectors.joining("."));
        }
    }

    private record Violation(Path path, String text) implements ConstraintViolation<Object> {
        @Override
        public String getMessage() {
            return text;
        }

        @Override
        public String getMessageTemplate() {
            return text;
        }

        @Override
        public @Nullable Object getRootBean() {
            return null;
        }

        @Override
        public @Nullable Class<Object> getRootBeanClass() {
            return null;
        }

        @Override
        public @Nullable Object getLeafBean() {
            return null;
        }

        @Override
        public Object[] getExecutableParameters() {
            return new Object[0];
        }

        @Override
        public @Nullable Object getExecutableReturnValue() {
            return null;
        }

        @Override
        public Path getPropertyPath() {
            return path;
        }

        @Override
        public @Nullable Object getInvalidValue() {
            return null;
        }

        @Override
        public @Nullable ConstraintDescriptor<?> getConstraintDescriptor() {
            return null;
        }

        @Override
        public <U> U unwrap(Class<U> type) {
            return type.cast(this);
        }
    }
}
