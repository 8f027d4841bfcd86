package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.annotation.Introspected;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether callers sign in.
 *
 * @param provider who signs them in; {@code none} if nobody has to, which must be set on a server that others can reach
 * @param platform check that the platform in front of the server makes before it passes a request on, in place of a
 *     provider: {@value #FUNCTION_KEY} or {@value #BUILT_IN}
 */
@Introspected
@ConfigurationProperties("mcp.auth")
public record SignInConfiguration(
        @Nullable String provider, @Nullable String platform) {
    /** The Functions host asks for a key of the function app. */
    public static final String FUNCTION_KEY = "function-key";

    /** Built-in authentication of App Service and Functions signs callers in. */
    public static final String BUILT_IN = "built-in";

    /** The provider, unless it is none. */
    public Optional<String> signsIn() {
        return Optional.ofNullable(provider).filter(name -> !name.equals("none"));
    }

    /** Whether a provider is set, be it none. */
    public boolean isDecided() {
        return provider != null && !provider.isBlank();
    }
}
