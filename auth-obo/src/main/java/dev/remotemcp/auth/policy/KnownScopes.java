package dev.remotemcp.auth.policy;

import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingCheck;
import io.micronaut.context.exceptions.ConfigurationException;
import java.util.Set;

/**
 * Refuses requirements that no client could ever fulfil, because the scope does not exist.
 *
 * @param names all scopes there are; empty if nobody has listed them
 */
record KnownScopes(Set<String> names) implements BindingCheck {
    @Override
    public void check(String server, Binding binding) {
        binding.access().scopes().forEach(scope -> check("What " + binding.subject() + " requires", scope));
    }

    /** Looks at one scope. */
    void check(String place, String scope) {
        if (!names.isEmpty() && !names.contains(scope)) {
            throw new ConfigurationException(place + " names the scope '" + scope
                    + "', which is not in mcp.auth.scopes ("
                    + String.join(", ", names.stream().sorted().toList())
                    + "): correct it, or add it there and expose it in the app registration");
        }
    }
}
