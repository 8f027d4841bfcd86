package dev.remotemcp.samples.rest;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the readers. */
@Singleton
class CardHolders implements ConstraintValidator<CardHolder, String> {
    private final Set<String> names = Set.of("Ada", "Grace", "Edsger");

    @Override
    public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
        return name == null || names.contains(name);
    }
}
