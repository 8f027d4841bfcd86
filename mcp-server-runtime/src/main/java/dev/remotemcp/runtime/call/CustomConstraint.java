package dev.remotemcp.runtime.call;

import jakarta.validation.ClockProvider;
import jakarta.validation.ConstraintValidator;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A constraint of the application's own, which a {@link ConstraintValidator} checks. As thread-safe as the validator,
 * which Jakarta Validation wants to be.
 */
public final class CustomConstraint {
    private final ConstraintValidator<?, Object> validator;
    private final Annotation annotation;
    private final ClockProvider clocks;
    private final Map<String, String> names;
    private final String message;

    CustomConstraint(
            ConstraintValidator<?, Object> validator,
            Annotation annotation,
            ClockProvider clocks,
            Map<String, String> names) {
        this.validator = validator;
        this.annotation = annotation;
        this.clocks = clocks;
        this.names = names;
        this.message = text(template());
    }

    /**
     * Notes the problems of a value.
     *
     * @throws IllegalStateException if the validator fails
     */
    public void check(Arguments arguments, String path, Object value) {
        check(path, value, arguments::problem);
    }

    /** The same for arguments that are text. */
    public void check(TextArguments arguments, String path, Object value) {
        check(path, value, arguments::problem);
    }

    /**
     * Whether a value fulfils the constraint.
     *
     * @throws IllegalStateException if the validator fails
     */
    public boolean isValid(Object value) {
        return isValid(value, new ViolationContext(clocks, template(), names));
    }

    private void check(String path, Object value, BiConsumer<String, String> problems) {
        ViolationContext context = new ViolationContext(clocks, template(), names);
        if (isValid(value, context)) {
            return;
        }
        if (context.saysDefault()) {
            problems.accept(path, message);
        }
        for (ViolationContext.Violation violation : context.violations()) {
            problems.accept(path + violation.path(), text(violation.template()));
        }
        if (!context.saysDefault() && context.violations().isEmpty()) {
            throw failed("says neither its own nor another message", null);
        }
    }

    private boolean isValid(Object value, ViolationContext context) {
        try {
            return validator.isValid(value, context);
        } catch (RuntimeException e) {
            throw failed("failed", e);
        }
    }

    private IllegalStateException failed(String how, @org.jspecify.annotations.Nullable Throwable cause) {
        return new IllegalStateException(
                "The validator " + validator.getClass().getName() + " of " + annotation + " " + how, cause);
    }

    private String template() {
        return String.valueOf(AnnotationInstance.members(annotation).getOrDefault("message", ""));
    }

    private String text(String template) {
        String text = Messages.of(annotation.annotationType(), template, AnnotationInstance.members(annotation));
        return text.isEmpty() ? "must fulfil @" + annotation.annotationType().getSimpleName() : text;
    }
}
