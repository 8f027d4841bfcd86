package dev.remotemcp.runtime.landing;

import dev.remotemcp.connect.VisualStudioCode;
import dev.remotemcp.runtime.edge.StartNotice;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.resource.StaticResourceResolver;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** Tells the developer of the page, and of the link that adds the server to their editor. */
@Singleton
final class LandingNotice implements StartNotice {
    private final Landing landing;
    private final LandingServers servers;
    private final Router router;
    private final StaticResourceResolver files;

    LandingNotice(Landing landing, LandingServers servers, Router router, StaticResourceResolver files) {
        this.landing = landing;
        this.servers = servers;
        this.router = router;
        this.files = files;
    }

    @Override
    public String text(String url) {
        if (!landing.isForDeveloper()) {
            return "";
        }
        URI own = URI.create(url);
        List<ServerView> seen = servers.seenBy(new Visit(own.getScheme(), own.getRawAuthority()));
        if (seen.isEmpty()) {
            return "";
        }
        URI install = VisualStudioCode.installLink(seen.getFirst().descriptor());
        return "Connect: " + (isTaken() ? "" : url + "/ or ") + install + "\n\n";
    }

    /** Whether the application has something of its own in the place of the page. */
    private boolean isTaken() {
        return router.findAny(HttpRequest.GET("/")).stream().findAny().isPresent()
                || files.resolve("/").isPresent();
    }
}
