package dev.remotemcp.auth.consent;

import dev.remotemcp.auth.http.Resources;
import dev.remotemcp.auth.obo.ConsentLinks;
import dev.remotemcp.auth.obo.SignInCodes;
import dev.remotemcp.auth.token.Caller;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.uri.UriBuilder;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.Set;

/** Makes links to this server's consent page, where there is one; none of them signs anybody in by itself. */
@Singleton
@Requires(beans = SignInCodes.class)
final class ConsentPageLinks implements ConsentLinks {
    private final Resources resources;
    private final Tickets tickets;

    ConsentPageLinks(Resources resources, Tickets tickets) {
        this.resources = resources;
        this.tickets = tickets;
    }

    @Override
    public URI link(Caller caller, Set<String> scopes) {
        Invitation invitation = new Invitation(
                caller.tenantId(), caller.objectId(), scopes, Instant.now().plus(Tickets.LIFE));
        return UriBuilder.of(resources.page(ConsentController.PATH))
                .queryParam("invitation", tickets.seal(invitation))
                .build();
    }
}
