package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether callers sign in.
 *
 * @param provider who signs them in; {@code none} where nobody has to, which must be said on a server that others reach
 */
@Introspected
@ConfigurationProperties("mcp.auth")
public record SignInConfiguration(@Nullable String provider) {
    /** The provider, unless it is none. */
    public Optional<String> signsIn() {
        return Optional.ofNullable(provider).filter(name -> !name.equals("none"));
    }

    /** Whether something is said about it. */
    public boolean isDecided() {
        return provider != null && !provider.isBlank();
    }
}
