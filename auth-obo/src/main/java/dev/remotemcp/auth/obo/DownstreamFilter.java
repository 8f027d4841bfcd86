package dev.remotemcp.auth.obo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.annotation.ClientFilter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.client.HttpClient;
import java.net.URI;

/** Attaches a caller's token to requests of bound clients, and to no other, and only for the API it was made for. */
@ClientFilter(ClientFilter.MATCH_ALL_PATTERN)
@Requires(classes = HttpClient.class)
@Requires(beans = OboSettings.class)
final class DownstreamFilter {
    @RequestFilter
    void attach(MutableHttpRequest<?> request) {
        PropagatedContext.getOrEmpty().find(TokenInUse.class).ifPresent(use -> {
            URI address = request.getUri();
            if (!use.downstream().receives(address)) {
                throw new IllegalStateException("The client of the API '"
                        + use.downstream().name()
                        + "' sends to another place than " + use.downstream().origin()
                        + ", or was redirected there: let its @Client have the base-url of mcp.auth.obo.downstream."
                        + use.downstream().name());
            }
            request.bearerAuth(use.token().value());
        });
    }
}
