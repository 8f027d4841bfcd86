package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.catalog.Access;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.CatalogSnapshot.ResourceMatch;
import dev.remotemcp.runtime.catalog.CompletionBinding.Target;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.guard.Authorizer;
import io.micronaut.context.annotation.EachBean;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Decides, before anything is sent or run, whether a caller may have an operation done. What they have no role for is
 * for them as if it did not exist; what lacks a scope is answered with a challenge. Without an {@link Authorizer} or a
 * caller, everything that requires something is hidden.
 */
@EachBean(ServerSettings.class)
public final class Permissions {
    private final String server;
    private final Optional<Authorizer> authorizer;

    Permissions(ServerSettings server, Optional<Authorizer> authorizer) {
        this.server = server.name();
        this.authorizer = authorizer;
    }

    /** Why the operation is not done; nothing if it may be. */
    public Optional<Failure> refuse(CatalogSnapshot catalog, Operation operation, Optional<Principal> caller) {
        if (!catalog.demands()) {
            return Optional.empty();
        }
        return switch (operation) {
            case Operation.CallTool call ->
                catalog.tool(call.name()).flatMap(tool -> refuse(tool, caller, Unknown.tool(call.name())));
            case Operation.ReadResource read ->
                catalog.resource(read.uri())
                        .map(ResourceMatch::binding)
                        .flatMap(found -> refuse(found, caller, Unknown.resource(read.uri())));
            case Operation.GetPrompt get ->
                catalog.prompt(get.name()).flatMap(prompt -> refuse(prompt, caller, Unknown.prompt(get.name())));
            case Operation.Complete complete -> refuse(catalog, complete.target(), caller);
            case Operation.ListPage _, Operation.Discover _ -> Optional.empty();
        };
    }

    private Optional<Failure> refuse(CatalogSnapshot catalog, Target target, Optional<Principal> caller) {
        return switch (target) {
            case Target.Prompt(String name) ->
                catalog.prompt(name).flatMap(prompt -> refuse(prompt, caller, Unknown.completion()));
            case Target.Template(String uri) ->
                catalog.declared(uri)
                        .or(() -> catalog.resource(uri).map(ResourceMatch::binding))
                        .flatMap(found -> refuse(found, caller, Unknown.completion()));
        };
    }

    private Optional<Failure> refuse(Binding binding, Optional<Principal> caller, Failure unknown) {
        Access access = binding.access();
        if (access.isOpen()) {
            return Optional.empty();
        }
        if (!shows(binding, caller)) {
            return Optional.of(unknown);
        }
        return access.scopes().isEmpty()
                ? Optional.empty()
                : authorizer
                        .flatMap(decides ->
                                decides.lacking(caller.orElseThrow(), access.scopes(), server, binding.subject()))
                        .map(Failure::denied);
    }

    /** Whether a caller is to know that something exists. */
    public boolean shows(Binding binding, Optional<Principal> caller) {
        Access access = binding.access();
        return access.isOpen()
                || (authorizer.isPresent()
                        && caller.isPresent()
                        && access.roles().stream().allMatch(roles -> hasOneOf(caller, roles)));
    }

    /** Whether a caller has one of some roles. */
    boolean hasOneOf(Optional<Principal> caller, Set<String> roles) {
        return authorizer.isPresent() && caller.isPresent() && authorizer.get().hasOneOf(caller.get(), roles);
    }
}
