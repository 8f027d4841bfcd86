package dev.remotemcp.minientra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tenants, the people in them, and the applications, which are known in every tenant. */
final class Directory {
    private final Set<String> tenants;
    private final List<User> users;
    private final Map<String, Application> applications = new ConcurrentHashMap<>();

    Directory(Set<String> tenants, List<User> users) {
        this.tenants = Set.copyOf(tenants);
        this.users = List.copyOf(users);
    }

    boolean hasTenant(String tenantId) {
        return tenants.contains(tenantId);
    }

    void register(Application application) {
        applications.put(application.clientId(), application);
    }

    Optional<Application> application(String clientId) {
        return Optional.ofNullable(applications.get(clientId));
    }

    /** The API that a scope's prefix names: by an identifier URI or by the client id. */
    Optional<Application> api(String prefix) {
        return application(prefix)
                .or(() -> applications.values().stream()
                        .filter(application -> application.identifierUris().contains(prefix))
                        .findFirst());
    }

    /** The APIs that expose a scope. */
    List<Application> exposing(String scope) {
        return applications.values().stream()
                .filter(application -> application.scopes().contains(scope))
                .toList();
    }

    List<User> users(String tenantId) {
        return users.stream().filter(user -> user.tenantId().equals(tenantId)).toList();
    }

    Optional<User> user(String tenantId, String objectId) {
        return users.stream()
                .filter(user ->
                        user.tenantId().equals(tenantId) && user.objectId().equals(objectId))
                .findFirst();
    }
}
