package dev.remotemcp.auth.obo;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API that is called on behalf of callers, as it was written down.
 *
 * @param name what it is called here, for example {@code graph}
 * @param baseUrl where it is, for example {@code https://graph.microsoft.com/v1.0}
 * @param scopes what to ask for; with Entra ID a bare name is one of the API at the base URL
 * @param audience with {@code oidc}, its logical name
 * @param resource with {@code oidc}, its URI
 */
@EachProperty(DownstreamConfiguration.PREFIX)
record DownstreamConfiguration(
        @Parameter String name,
        @Nullable String baseUrl,
        @Nullable List<String> scopes,
        @Nullable String audience,
        @Nullable String resource) {
    static final String PREFIX = "mcp.auth.obo.downstream";
}
