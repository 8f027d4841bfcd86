package dev.remotemcp.runtime.landing;

import dev.remotemcp.connect.ServerDescriptor;
import dev.remotemcp.connect.ServerDescriptor.Authorization;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.edge.AllowedHosts;
import dev.remotemcp.runtime.guard.Authenticator;
import dev.remotemcp.runtime.landing.ServerView.SignIn;
import dev.remotemcp.runtime.protocol.Dialect;
import dev.remotemcp.runtime.protocol.ServerIdentity;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the page tells of one server. Visitors have not signed in, so that what takes a role stays hidden; what takes a
 * scope is shown, as in lists, since anybody may ask for one.
 */
@EachBean(ServerSettings.class)
final class LandingServer {
    private final String name;
    private final String path;
    private final McpCatalog catalog;
    private final ServerIdentity identity;
    private final AllowedHosts hosts;
    private final SignIn signIn;
    private final List<String> revisions;

    LandingServer(
            ServerSettings settings,
            @Parameter McpCatalog catalog,
            @Parameter ServerIdentity identity,
            @Parameter AllowedHosts hosts,
            Optional<Authenticator> authenticator,
            Optional<LandingSignIn> signIn,
            List<Dialect> dialects) {
        this.name = settings.name();
        this.path = settings.endpoint().endpoint();
        this.catalog = catalog;
        this.identity = identity;
        this.hosts = hosts;
        this.signIn = authenticator.isEmpty()
                ? new SignIn.None()
                : signIn.<SignIn>map(knows -> new SignIn.With(knows.of(settings.name())))
                        .orElseGet(SignIn.Unknown::new);
        this.revisions = dialects.stream()
                .filter(dialect -> dialect.server().equals(settings.name()))
                .flatMap(dialect -> dialect.revisions().stream())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    String name() {
        return name;
    }

    /** Whether the server may be called by the name that a browser has used. */
    boolean isFor(Visit visit) {
        return hosts.contains(visit.host());
    }

    /** The server at this moment. */
    ServerView view(Visit visit) {
        CatalogSnapshot snapshot = catalog.snapshot();
        List<ToolView> tools = new ArrayList<>();
        snapshot.tools().forEach(tool -> {
            if (isForAll(tool)) {
                tools.add(ToolView.of(tool));
            }
        });
        tools.sort(Comparator.comparing(ToolView::name));
        return new ServerView(
                name,
                descriptor(visit, tools),
                signIn,
                List.copyOf(tools),
                count(snapshot, Listing.RESOURCES, snapshot::declared),
                count(snapshot, Listing.RESOURCE_TEMPLATES, snapshot::declared),
                count(snapshot, Listing.PROMPTS, snapshot::prompt),
                revisions);
    }

    private ServerDescriptor descriptor(Visit visit, List<ToolView> tools) {
        JsonNode said = JsonMapper.shared().readTree(identity.json());
        return new ServerDescriptor(
                said.path("name").asString(),
                Optional.of(said.path("title").asString("")).filter(title -> !title.isBlank()),
                identity.instructions().orElse(""),
                said.path("version").asString(),
                url(visit),
                authorization(),
                tools.stream()
                        .map(tool -> new ServerDescriptor.Tool(tool.name(), tool.description(), tool.descriptor()))
                        .toList());
    }

    private URI url(Visit visit) {
        return signIn instanceof SignIn.With with ? with.details().url() : visit.at(path);
    }

    private Authorization authorization() {
        return signIn instanceof SignIn.With with
                ? new Authorization.OAuth(
                        with.details().scopes(), with.details().clientId())
                : new Authorization.None();
    }

    private static boolean isForAll(Binding binding) {
        return binding.access().roles().isEmpty();
    }

    private static int count(
            CatalogSnapshot snapshot, Listing listing, Function<String, Optional<? extends Binding>> find) {
        return (int) snapshot.names(listing).stream()
                .flatMap(key -> find.apply(key).stream())
                .filter(LandingServer::isForAll)
                .count();
    }
}
