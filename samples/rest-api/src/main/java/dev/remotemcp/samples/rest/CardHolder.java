package dev.remotemcp.samples.rest;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Someone who has a reader's card; only the application can tell. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CardHolders.class)
@interface CardHolder {
    /** What is said of anyone else. */
    String message() default "must have a reader's card";

    /** Unused. */
    Class<?>[] groups() default {};

    /** Unused. */
    Class<? extends Payload>[] payload() default {};
}
