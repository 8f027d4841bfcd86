package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.McpArg;
import dev.remotemcp.annotations.McpForm;
import dev.remotemcp.annotations.McpPrompt;
import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.Elicitation;
import dev.remotemcp.runtime.McpContext;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Patterns that backtracking engines take for ever to refuse, wherever a pattern may be: one that can be matched
 * without backtracking, and one with lookahead that cannot.
 */
class ExplodingPatterns {
    static final String LINEAR = "(.*a){12}b";
    static final String BACKTRACKING = "(?=a)(.*a){12}b";

    @Pattern(regexp = LINEAR)
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Composed {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Pattern(regexp = LINEAR)
    @Pattern(regexp = BACKTRACKING)
    @ReportAsSingleViolation
    @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface Single {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Part(
            @Pattern(regexp = LINEAR) @Nullable String linear,
            @Pattern(regexp = BACKTRACKING) @Nullable String backtracking) {}

    @McpForm
    record Form(
            @Pattern(regexp = LINEAR) Optional<String> linear,
            @Pattern(regexp = BACKTRACKING) Optional<String> backtracking) {}

    @McpTool
    String explodes(
            @Pattern(regexp = LINEAR) @Nullable String text,
            @Pattern(regexp = "([a-z]|[0-9])*") @Nullable String deep,
            @Nullable List<@Pattern(regexp = LINEAR) String> list,
            @Nullable Map<@Pattern(regexp = LINEAR) String, @Pattern(regexp = LINEAR) String> map,
            @Nullable Part part,
            @Nullable List<Part> parts,
            @Pattern(regexp = LINEAR) Optional<String> optional,
            @Composed @Nullable String composed,
            @Single @Nullable String single,
            @Email @Nullable String email,
            @Pattern(regexp = LINEAR) @McpArg(header = "Region") @Nullable String header) {
        return "served";
    }

    @McpTool
    String backtracks(
            @Pattern(regexp = BACKTRACKING) @Nullable String text,
            @Pattern(regexp = "(?=a)([a-z]|[0-9])*") @Nullable String deep,
            @Nullable List<@Pattern(regexp = BACKTRACKING) String> list,
            @Nullable List<@Pattern(regexp = "(?=[A-Z])[A-Z]{3}-\\d{4}") String> skus,
            @Nullable Map<@Pattern(regexp = BACKTRACKING) String, @Pattern(regexp = BACKTRACKING) String> map,
            @Nullable Part part,
            @Pattern(regexp = BACKTRACKING, message = "ends on b") @Nullable String message) {
        return "served";
    }

    @McpResource(uri = "exploding://{linear}/{backtracking}")
    String read(@Pattern(regexp = LINEAR) String linear, @Pattern(regexp = BACKTRACKING) String backtracking) {
        return "served";
    }

    @McpPrompt
    String explodingPrompt(
            @Pattern(regexp = LINEAR) @Nullable String linear,
            @Pattern(regexp = BACKTRACKING) @Nullable String backtracking) {
        return "served";
    }

    @McpTool
    String asksExploding(McpContext context) {
        return context.elicit("form", "Say it", Form.class) instanceof Elicitation.Accepted<Form>
                ? "served"
                : "declined";
    }
}
