package dev.remotemcp.samples.rest;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import java.util.Set;

/** Knows the readers. */
@Factory
class CardHolders {
    private static final Set<String> NAMES = Set.of("Ada", "Grace", "Edsger");

    @Singleton
    ConstraintValidator<CardHolder, String> validator() {
        return (name, annotation, context) -> name == null || NAMES.contains(name);
    }
}
