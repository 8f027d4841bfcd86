package dev.remotemcp.samples.docs;

import dev.remotemcp.annotations.McpTool;
import io.micronaut.context.annotation.Prototype;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;

class Branches {
    // region constraint
    @Constraint(validatedBy = OpenBranchValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OpenBranch {
        String message() default "must be a branch that is open";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    @Prototype
    static class OpenBranchValidator implements ConstraintValidator<OpenBranch, String> {
        private final Branches branches;

        OpenBranchValidator(Branches branches) {
            this.branches = branches;
        }

        @Override
        public boolean isValid(String branch, ConstraintValidatorContext context) {
            return branches.open().contains(branch);
        }
    }

    /**
     * Says when a branch closes today.
     *
     * @param branch name of the branch; it must be open
     */
    @McpTool(readOnly = true)
    String closingTime(@OpenBranch String branch) {
        return branch.equals("harbour") ? "18:00" : "20:00";
    }
    // endregion

    Set<String> open() {
        return Set.of("main", "harbour");
    }
}
