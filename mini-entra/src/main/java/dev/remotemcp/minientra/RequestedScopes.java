package dev.remotemcp.minientra;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks for.
 *
 * @param api the one API whose scopes these are
 * @param prefix how the client qualified them
 * @param names their short names
 * @param everything whether it asks for {@code /.default} instead of names
 * @param openId the scopes of OpenID Connect beside them
 */
record RequestedScopes(Application api, String prefix, Set<String> names, boolean everything, Set<String> openId) {
    private static final Set<String> OPEN_ID = Set.of("openid", "profile", "email", "offline_access");
    private static final String DEFAULT = ".default";

    RequestedScopes withNames(Set<String> others) {
        return new RequestedScopes(api, prefix, others, false, openId);
    }

    RequestedScopes withOpenId(Set<String> others) {
        return new RequestedScopes(api, prefix, names, everything, others);
    }

    /** As they stand in a token answer: qualified. */
    String qualified() {
        List<String> all = new ArrayList<>(openId);
        names.stream().filter(name -> !openId.contains(name)).forEach(name -> all.add(prefix + "/" + name));
        return String.join(" ", all);
    }

    /** Reads the parameters {@code scope} and {@code resource}. */
    static final class Reader {
        private final Directory directory;
        private final Mode mode;

        Reader(Directory directory, Mode mode) {
            this.directory = directory;
            this.mode = mode;
        }

        RequestedScopes read(Request request) {
            String text = request.required("scope");
            Optional<String> resource = request.parameter("resource");
            Set<String> openId = new LinkedHashSet<>();
            List<Qualified> scopes = new ArrayList<>();
            for (String scope : text.trim().split("\\s+", -1)) {
                if (OPEN_ID.contains(scope)) {
                    openId.add(scope);
                } else {
                    scopes.add(qualified(scope, resource));
                }
            }
            RequestedScopes read = scopes.isEmpty() ? onlyOpenId(openId, resource) : of(scopes, openId);
            if (mode == Mode.STRICT
                    && resource.isPresent()
                    && !read.api().identifierUris().contains(resource.get())) {
                throw Refusal.refusal(
                                400,
                                "invalid_target",
                                9010010,
                                "The resource parameter provided in the request doesn't match with the requested"
                                        + " scopes.")
                        .thrown();
            }
            return read;
        }

        private Qualified qualified(String scope, Optional<String> resource) {
            int slash = scope.lastIndexOf('/');
            if (slash < 0) {
                return bare(scope, resource);
            }
            String prefix = scope.substring(0, slash);
            Application api = directory
                    .api(prefix)
                    .orElseThrow(() -> Refusal.refusal(
                                    400,
                                    "invalid_resource",
                                    500011,
                                    "The resource principal named " + prefix + " was not found in the tenant.")
                            .thrown());
            String name = scope.substring(slash + 1);
            if (!name.equals(DEFAULT) && !api.scopes().contains(name)) {
                throw unknown(name, api);
            }
            return new Qualified(api, prefix, name);
        }

        /** Entra takes a scope without a prefix for one of Microsoft Graph. */
        private Qualified bare(String scope, Optional<String> resource) {
            Application graph = graph();
            List<Application> exposing = directory.exposing(scope);
            Optional<Application> api = exposing.contains(graph) ? Optional.of(graph) : Optional.empty();
            if (mode == Mode.LENIENT) {
                api = resource.flatMap(directory::api)
                        .filter(exposing::contains)
                        .or(() -> exposing.contains(graph)
                                ? Optional.of(graph)
                                : exposing.stream().findFirst());
            }
            Application found = api.orElseThrow(() -> unknown(scope, graph));
            return new Qualified(found, prefix(found), scope);
        }

        private RequestedScopes of(List<Qualified> scopes, Set<String> openId) {
            Qualified first = scopes.getFirst();
            Set<String> names = new LinkedHashSet<>();
            for (Qualified scope : scopes) {
                if (!scope.api().clientId().equals(first.api().clientId())) {
                    throw Refusal.refusal(
                                    400,
                                    "invalid_scope",
                                    28000,
                                    "Provided value for the input parameter scope is not valid because it contains"
                                            + " more than one resource.")
                            .thrown();
                }
                names.add(scope.name());
            }
            boolean everything = names.contains(DEFAULT);
            if (everything && names.size() > 1) {
                throw Refusal.invalidScope().thrown();
            }
            return new RequestedScopes(first.api(), first.prefix(), names, everything, openId);
        }

        private RequestedScopes onlyOpenId(Set<String> openId, Optional<String> resource) {
            Optional<Application> api = mode == Mode.LENIENT ? resource.flatMap(directory::api) : Optional.empty();
            return api.map(found -> new RequestedScopes(found, prefix(found), Set.of(DEFAULT), true, openId))
                    .orElseGet(() -> {
                        Application graph = graph();
                        return new RequestedScopes(graph, prefix(graph), openId, false, openId);
                    });
        }

        private Application graph() {
            return directory.application(Application.GRAPH.clientId()).orElse(Application.GRAPH);
        }

        private static String prefix(Application api) {
            return api.identifierUris().stream().findFirst().orElse(api.clientId());
        }

        private static RefusedException unknown(String scope, Application api) {
            return Refusal.refusal(
                            400,
                            "invalid_client",
                            650053,
                            "The application asked for scope '" + scope + "' that doesn't exist on the resource '"
                                    + api.clientId() + "'. Contact the app vendor.")
                    .thrown();
        }

        private record Qualified(Application api, String prefix, String name) {}
    }
}
