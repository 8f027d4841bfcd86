package dev.remotemcp.runtime.catalog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a caller must have to use something, beside being let in.
 *
 * @param scopes what the caller's client must have been granted, all of it; short names
 * @param roles sets of which the caller must have one role each; what they lack a role for is hidden from them
 */
public record Access(Set<String> scopes, List<Set<String>> roles) {
    /** Nothing more than being let in. */
    public static final Access OPEN = new Access(Set.of(), List.of());

    /** RFC 6749, section 3.3; roles are held to the same. */
    private static final Pattern NAME = Pattern.compile("[!#-\\[\\]-~]+");

    /**
     * Copies the collections.
     *
     * @throws IllegalArgumentException if a name has characters that no scope can have, or a set of roles is empty
     */
    public Access {
        scopes = Set.copyOf(scopes);
        roles = roles.stream().map(Set::copyOf).toList();
        scopes.forEach(scope -> check("scope", scope));
        for (Set<String> oneOf : roles) {
            if (oneOf.isEmpty()) {
                throw new IllegalArgumentException("A role is required, but none is named: name one or more");
            }
            oneOf.forEach(role -> check("role", role));
        }
    }

    private static void check(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The " + what + " '" + name
                    + "' has a space, a quote or another character that no " + what + " can have, or is empty");
        }
    }

    /** The same, and these scopes, all of them. */
    public Access withScopes(String... more) {
        return and(new Access(Set.copyOf(List.of(more)), List.of()));
    }

    /** The same, and one of these roles. */
    public Access withRole(String... oneOf) {
        return and(new Access(Set.of(), List.of(Set.copyOf(List.of(oneOf)))));
    }

    /** Both of them. */
    public Access and(Access other) {
        Set<String> allScopes = new LinkedHashSet<>(scopes);
        allScopes.addAll(other.scopes);
        List<Set<String>> allRoles = new ArrayList<>(roles);
        other.roles.stream().filter(oneOf -> !allRoles.contains(oneOf)).forEach(allRoles::add);
        return new Access(allScopes, allRoles);
    }

    /** Whether whoever is let in may use it. */
    public boolean isOpen() {
        return scopes.isEmpty() && roles.isEmpty();
    }
}
