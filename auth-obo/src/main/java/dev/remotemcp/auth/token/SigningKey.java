package dev.remotemcp.auth.token;

import com.nimbusds.jose.jwk.JWK;
import java.util.Optional;

/**
 * A key of an issuer's.
 *
 * @param issuer for whom it may sign, if the key says so; with {@code {tenantid}} for any tenant
 */
record SigningKey(JWK key, Optional<String> issuer) {}
