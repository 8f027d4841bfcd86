package io.micronaut.security.annotation;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the annotation of Micronaut Security, which the processor knows by its name only. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Secured {
    /** Roles, or rules such as {@code isAnonymous()}. */
    String[] value();
}
