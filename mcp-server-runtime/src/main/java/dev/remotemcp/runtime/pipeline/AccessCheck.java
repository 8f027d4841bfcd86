package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.catalog.Access;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingCheck;
import dev.remotemcp.runtime.guard.Authorizer;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses to offer what requires scopes or roles while nobody can tell who has them. */
@Singleton
final class AccessCheck implements BindingCheck {
    private final BeanProvider<Authorizer> authorizer;

    AccessCheck(BeanProvider<Authorizer> authorizer) {
        this.authorizer = authorizer;
    }

    @Override
    public void check(String server, Binding binding) {
        Access access = binding.access();
        if (!access.isOpen() && !authorizer.isPresent()) {
            String names = Stream.concat(
                            access.scopes().stream().sorted().map(scope -> "the scope " + scope),
                            access.roles().stream().map(AccessCheck::role))
                    .collect(Collectors.joining(" and "));
            throw new IllegalStateException("What " + binding.subject() + " requires, " + names
                    + ", cannot be checked, since nobody signs in: set mcp.auth.provider, with the dependency"
                    + " dev.remotemcp:auth-obo, or remove the requirement");
        }
    }

    private static String role(Set<String> oneOf) {
        List<String> sorted = oneOf.stream().sorted().toList();
        return (sorted.size() == 1 ? "the role " : "one of the roles ") + String.join(", ", sorted);
    }
}
