package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.token.Assertion;
import java.util.Optional;

/**
 * What a provider is asked for.
 *
 * @param assertion the caller's own token, for the provider alone
 * @param tenantId the caller's directory of Entra ID; empty with other providers
 * @param target what the new token is wanted for
 * @param claims what the API demands of the new token beside that, a JSON object (OpenID Connect Core, section 5.5)
 */
public record ExchangeRequest(Assertion assertion, String tenantId, TokenTarget target, Optional<String> claims) {}
