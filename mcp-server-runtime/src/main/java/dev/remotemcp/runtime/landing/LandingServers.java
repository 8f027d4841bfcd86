package dev.remotemcp.runtime.landing;

import dev.remotemcp.runtime.config.ServerSettings;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The servers of the application, that of {@code mcp.*} first. */
@Singleton
final class LandingServers {
    private final List<LandingServer> servers;

    LandingServers(List<LandingServer> servers) {
        this.servers = servers.stream()
                .sorted(Comparator.comparing(
                                (LandingServer server) -> !server.name().equals(ServerSettings.DEFAULT))
                        .thenComparing(LandingServer::name))
                .toList();
    }

    /** Those that a browser may hear of; none if it has used a name that none of them answers to. */
    List<ServerView> seenBy(Visit visit) {
        List<ServerView> views = servers.stream()
                .filter(server -> server.isFor(visit))
                .map(server -> server.view(visit))
                .toList();
        return views.size() > 1 ? views.stream().filter(view -> !isSpare(view)).toList() : views;
    }

    /** A default server that offers nothing is of no interest beside others. */
    private static boolean isSpare(ServerView view) {
        return view.server().equals(ServerSettings.DEFAULT) && view.isEmpty();
    }
}
