package dev.remotemcp.auth.obo;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a token is wanted for.
 *
 * @param scopes full names, in alphabetical order
 * @param audience logical name of the API (RFC 8693, section 2.1); not used with Entra ID
 * @param resource URI of the API (RFC 8693, section 2.1); not used with Entra ID
 */
public record TokenTarget(Set<String> scopes, Optional<String> audience, Optional<String> resource) {
    private static final String DEFAULT = "/.default";

    /**
     * Sorts the scopes.
     *
     * @throws IllegalArgumentException if a scope is empty or has a space, or {@code /.default} stands beside others
     */
    public TokenTarget {
        scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        if (scopes.stream().anyMatch(scope -> scope.isEmpty() || scope.chars().anyMatch(Character::isWhitespace))) {
            throw new IllegalArgumentException("One of the scopes is empty or has a space: write one for each entry");
        }
        if (scopes.size() > 1 && scopes.stream().anyMatch(scope -> scope.endsWith(DEFAULT))) {
            throw new IllegalArgumentException(
                    DEFAULT + " stands beside other scopes: write it alone, or leave it out and name the scopes");
        }
    }

    /** Scopes alone. */
    public static TokenTarget of(Set<String> scopes) {
        return new TokenTarget(scopes, Optional.empty(), Optional.empty());
    }
}
