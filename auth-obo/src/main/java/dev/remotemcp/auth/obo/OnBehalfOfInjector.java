package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.token.Caller;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.McpToolException;
import dev.remotemcp.runtime.call.InjectedParameter;
import dev.remotemcp.runtime.call.McpArgumentInjector;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Supplies the parameters with {@link OnBehalfOf}. */
@Singleton
final class OnBehalfOfInjector implements McpArgumentInjector {
    private final BeanProvider<OboSettings> settings;
    private final BeanProvider<ConsentingTokens> tokens;
    private final Optional<BoundClients> clients;

    OnBehalfOfInjector(
            BeanProvider<OboSettings> settings, BeanProvider<ConsentingTokens> tokens, Optional<BoundClients> clients) {
        this.settings = settings;
        this.tokens = tokens;
        this.clients = clients;
    }

    @Override
    public Class<? extends Annotation> annotation() {
        return OnBehalfOf.class;
    }

    @Override
    public void check(InjectedParameter parameter) {
        String place = "The parameter '" + parameter.name() + "' with @OnBehalfOf ";
        String name = name(parameter);
        Set<String> scopes = scopes(parameter);
        if (name.isEmpty() == scopes.isEmpty()) {
            throw new IllegalStateException(
                    place + (name.isEmpty() ? "names neither an API nor scopes" : "names both an" + " API and scopes")
                            + ": write @OnBehalfOf(\"graph\") for one under mcp.auth.obo.downstream, or"
                            + " @OnBehalfOf(scopes = \"https://graph.microsoft.com/Mail.Read\")");
        }
        if (!settings.isPresent()) {
            throw new IllegalStateException(place + "cannot be served, since nothing says how tokens are exchanged: set"
                    + " mcp.auth.obo.credential and mcp.auth.obo.downstream");
        }
        if (!name.isEmpty()) {
            settings.get().downstream(name);
        }
        if (parameter.type() == DownstreamToken.class) {
            return;
        }
        if (name.isEmpty() || clients.isEmpty() || !clients.get().serves(parameter.type())) {
            throw new IllegalStateException(
                    place + "has the type " + parameter.type().getName()
                            + ": take a DownstreamToken, or with the name of an API an interface with Micronaut's @Client (and"
                            + " the dependency io.micronaut:micronaut-http-client)");
        }
    }

    @Override
    public Object inject(InjectedParameter parameter, McpContext context) {
        Caller caller = context.principal()
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast)
                .orElseThrow(
                        () -> new McpToolException("This operation needs a signed-in user, and the request has none"));
        String name = name(parameter);
        if (parameter.type() == DownstreamToken.class) {
            return name.isEmpty()
                    ? tokens.get().get(context, caller, scopes(parameter))
                    : tokens.get().get(context, caller, name);
        }
        return clients.orElseThrow(() -> new IllegalStateException("Checked at start"))
                .bound(parameter.type(), tokens.get().bound(context, caller, name));
    }

    private static String name(InjectedParameter parameter) {
        return parameter.values().getOrDefault("value", "").toString();
    }

    private static Set<String> scopes(InjectedParameter parameter) {
        Object scopes = parameter.values().getOrDefault("scopes", List.of());
        return scopes instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet())
                : Set.of(scopes.toString());
    }
}
