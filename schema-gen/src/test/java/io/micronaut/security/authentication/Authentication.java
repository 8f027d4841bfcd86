package io.micronaut.security.authentication;

import java.security.Principal;

/** Stands for the type of Micronaut Security, which the processor knows by its name only. */
public interface Authentication extends Principal {}
