package dev.remotemcp.minientra;

import java.util.Set;

/**
 * A person in a tenant.
 *
 * @param tenantId the claim {@code tid}
 * @param objectId the claim {@code oid}
 * @param name the name to show
 * @param username the name to sign in with
 * @param roles the app roles assigned to the person; a token carries those that its API defines
 */
public record User(String tenantId, String objectId, String name, String username, Set<String> roles) {
    /** Copies the roles. */
    public User {
        roles = Set.copyOf(roles);
    }

    /** Alice of a tenant; she has the same object id in every tenant. */
    public static User alice(String tenantId) {
        return new User(tenantId, "aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb", "Alice", "alice@contoso.example", Set.of());
    }

    /** Bob of a tenant; he has the same object id in every tenant. */
    public static User bob(String tenantId) {
        return new User(tenantId, "bbbbbbbb-1111-2222-3333-cccccccccccc", "Bob", "bob@contoso.example", Set.of());
    }

    /** What identifies a person: the object id alone may occur in several tenants. */
    Id id() {
        return new Id(tenantId, objectId);
    }

    /** The same person with other roles. */
    public User withRoles(String... others) {
        return new User(tenantId, objectId, name, username, Set.of(others));
    }

    record Id(String tenantId, String objectId) {}
}
