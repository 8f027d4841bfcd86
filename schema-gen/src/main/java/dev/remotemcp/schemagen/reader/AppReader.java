package dev.remotemcp.schemagen.reader;

import dev.remotemcp.schemagen.model.App;
import io.micronaut.core.annotation.AnnotationValue;
import io.micronaut.inject.ast.MethodElement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code @McpApp}. */
final class AppReader {
    private static final List<String> EVERYBODY = List.of("MODEL", "APP");

    private AppReader() {}

    static Optional<App> read(MethodElement method) {
        return method.findAnnotation(Names.APP).map(AppReader::app);
    }

    /** Whether a method says itself that it has a user interface. */
    static boolean isOn(MethodElement method) {
        return method.getMethodAnnotationMetadata().hasAnnotation(Names.APP);
    }

    private static App app(AnnotationValue<?> annotation) {
        return new App(
                text(annotation, "view"),
                text(annotation, "title"),
                annotation.contains("visibility")
                        ? Arrays.stream(annotation.stringValues("visibility"))
                                .distinct()
                                .sorted((a, b) -> EVERYBODY.indexOf(a) - EVERYBODY.indexOf(b))
                                .toList()
                        : EVERYBODY,
                annotation
                        .getAnnotation("csp")
                        .map(AppReader::csp)
                        .orElse(new App.Csp(List.of(), List.of(), List.of(), List.of())),
                Arrays.stream(annotation.stringValues("permissions"))
                        .distinct()
                        .sorted()
                        .toList(),
                text(annotation, "domain"),
                annotation.booleanValue("prefersBorder"),
                text(annotation, "assets"));
    }

    private static App.Csp csp(AnnotationValue<?> csp) {
        return new App.Csp(
                List.of(csp.stringValues("connect")),
                List.of(csp.stringValues("resource")),
                List.of(csp.stringValues("frame")),
                List.of(csp.stringValues("baseUri")));
    }

    private static Optional<String> text(AnnotationValue<?> annotation, String member) {
        return annotation.stringValue(member).filter(text -> !text.isEmpty());
    }
}
