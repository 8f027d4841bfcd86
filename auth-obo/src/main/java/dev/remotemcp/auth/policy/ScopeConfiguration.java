package dev.remotemcp.auth.policy;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scopes and how they relate, as it was written down.
 *
 * @param scopes short names of all scopes that the server's registration exposes; without them any name is taken
 * @param scopeHierarchy which scope includes which, each entry like {@code mail.readwrite > mail.read}
 */
@ConfigurationProperties("mcp.auth")
record ScopeConfiguration(
        @Nullable List<String> scopes, @Nullable List<String> scopeHierarchy) {}
