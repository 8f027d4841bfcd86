package dev.remotemcp.auth.token;

import java.net.URI;
import java.util.Optional;

/**
 * Where an issuer's keys are.
 *
 * @param keys the key set; without it the issuer's metadata say where it is
 */
record KeyLocation(String issuer, Optional<URI> keys) {}
