package dev.remotemcp.auth.dev;

import dev.remotemcp.minientra.Application;
import dev.remotemcp.minientra.FakeGraph;
import dev.remotemcp.minientra.MiniEntra;
import dev.remotemcp.minientra.Mode;
import dev.remotemcp.minientra.User;
import io.micronaut.context.LifeCycle;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The local sign-in that runs with {@code mcp.auth.provider=dev}: an Entra and a Graph on free ports of 127.0.0.1,
 * which know the server's API. A bean that exists only then; it ends with the application.
 */
public final class DevSignIn implements LifeCycle<DevSignIn> {
    /** The server's registration. */
    static final String CLIENT_ID = "dddddddd-1111-2222-3333-eeeeeeeeeeee";

    /** The secret of the registration; it opens nothing but the local Entra. */
    static final String CLIENT_SECRET = "only-for-the-local-sign-in";

    private final MiniEntra entra;
    private final FakeGraph graph;
    private final List<User> users;
    private volatile boolean running = true;

    private DevSignIn(MiniEntra entra, FakeGraph graph, List<User> users) {
        this.entra = entra;
        this.graph = graph;
        this.users = users;
    }

    /**
     * Starts both.
     *
     * @param configuration what they are like
     * @param scopes short names of the scopes of the server's API
     * @param identifierUris what may stand before them
     * @param pages where a person may come back to who signs in at the server's API itself
     */
    static DevSignIn start(
            DevConfiguration configuration, Set<String> scopes, Set<String> identifierUris, URI... pages) {
        List<User> users = users(configuration);
        Application.Builder api = Application.builder(CLIENT_ID)
                .name("The MCP server")
                .scopes(scopes.toArray(String[]::new))
                .appRoles(configuration.roles().toArray(String[]::new))
                .secret(CLIENT_SECRET)
                .preauthorize(MiniEntra.VS_CODE);
        identifierUris.forEach(api::identifierUri);
        Stream.of(pages).map(URI::toString).forEach(api::redirectUri);
        Application server = api.build();
        MiniEntra entra = MiniEntra.builder()
                .mode(configuration.strict() ? Mode.STRICT : Mode.LENIENT)
                .users(users.toArray(User[]::new))
                .applications(server, visualStudioCode())
                .start();
        // As an administrator who has consented for everyone, so that calls on behalf of them work at once.
        entra.consents()
                .grantForAll(
                        server, Application.GRAPH, Application.GRAPH.scopes().toArray(String[]::new));
        return new DevSignIn(entra, FakeGraph.start(entra), users);
    }

    /** The local Entra, for example to make something go wrong. */
    public MiniEntra entra() {
        return entra;
    }

    /** The local Graph. */
    public FakeGraph graph() {
        return graph;
    }

    /** The server's API as it is registered. */
    public Application api() {
        return entra.application(CLIENT_ID).orElseThrow();
    }

    /** The people who can sign in. */
    public List<User> users() {
        return users;
    }

    /** Adds a URI that may stand before the scopes of the server's API. */
    void register(URI identifierUri) {
        entra.register(api().withIdentifierUri(identifierUri.toString()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Ends both. */
    @Override
    public DevSignIn stop() {
        running = false;
        graph.close();
        entra.close();
        return this;
    }

    @Override
    public String toString() {
        return "DevSignIn[" + entra + ", " + graph + "]";
    }

    /** Entra knows it without anybody registering it. */
    private static Application visualStudioCode() {
        Application.Builder client = Application.builder(MiniEntra.VS_CODE).name("Visual Studio Code");
        for (String uri : List.of(
                "http://127.0.0.1",
                "http://127.0.0.1/",
                "http://localhost",
                "http://localhost/",
                "https://vscode.dev/redirect")) {
            client.redirectUri(uri);
        }
        return client.build();
    }

    private static List<User> users(DevConfiguration configuration) {
        if (configuration.users().isEmpty()) {
            return List.of(
                    User.alice(MiniEntra.TENANT),
                    User.bob(MiniEntra.TENANT).withRoles(configuration.roles().toArray(String[]::new)));
        }
        return configuration.users().entrySet().stream()
                .map(user -> user(user.getKey()).withRoles(user.getValue().toArray(String[]::new)))
                .toList();
    }

    private static User user(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "alice" -> User.alice(MiniEntra.TENANT);
            case "bob" -> User.bob(MiniEntra.TENANT);
            case String other ->
                new User(
                        MiniEntra.TENANT,
                        UUID.nameUUIDFromBytes(other.getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        name,
                        other + "@contoso.example",
                        Set.of());
        };
    }
}
