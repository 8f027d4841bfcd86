package dev.remotemcp.runtime.pipeline;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a validator around the handler refuses, in the words of the checks that stand before it. */
final class Violations {
    private Violations() {}

    /** The arguments that do not fit; nothing if it is the handler's result that does not. */
    static Optional<List<String>> ofArguments(ConstraintViolationException exception) {
        if (exception.getConstraintViolations().isEmpty()
                || exception.getConstraintViolations().stream().anyMatch(Violations::isOfResult)) {
            return Optional.empty();
        }
        return Optional.of(exception.getConstraintViolations().stream()
                .map(violation -> path(violation.getPropertyPath()) + ": " + violation.getMessage())
                .sorted()
                .toList());
    }

    private static boolean isOfResult(ConstraintViolation<?> violation) {
        return nodes(violation.getPropertyPath()).anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** Without the method, of which the client knows nothing. */
    private static String path(Path path) {
        String text = path.toString();
        String method = nodes(path)
                .findFirst()
                .filter(node -> node.getKind() == ElementKind.METHOD)
                .map(node -> node.getName() + ".")
                .orElse("");
        return text.startsWith(method) ? text.substring(method.length()) : text;
    }

    private static Stream<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false);
    }
}
