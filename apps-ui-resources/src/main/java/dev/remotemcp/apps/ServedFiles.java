package dev.remotemcp.apps;

import dev.remotemcp.annotations.McpApp.Assets;
import dev.remotemcp.apps.page.PageFiles;
import dev.remotemcp.apps.page.Pages;
import dev.remotemcp.runtime.catalog.AppBinding;
import io.micronaut.context.BeanProvider;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The files that pages load from this server, and under which URLs. Thread-safe. */
@Singleton
final class ServedFiles {
    static final String PATH = "/mcp-apps/";

    private final Map<String, PageFiles> byTool = new ConcurrentHashMap<>();
    private final Pages pages;
    private final @Nullable URI publicUrl;
    private final BeanProvider<EmbeddedServer> server;

    ServedFiles(Pages pages, AppsConfiguration configuration, BeanProvider<EmbeddedServer> server) {
        this.pages = pages;
        this.publicUrl = configuration.publicUrl();
        this.server = server;
        if (publicUrl != null && (publicUrl.getScheme() == null || publicUrl.getHost() == null)) {
            throw new IllegalStateException("The setting mcp.apps.public-url is '" + publicUrl
                    + "', which is no URL: write it like https://mcp.contoso.com");
        }
    }

    /** Serves the files of an app, if it is one whose files are served. */
    void offer(AppBinding app) {
        if (app.assets().place() == Assets.SERVED) {
            byTool.put(app.tool(), pages.files(app));
        } else {
            byTool.remove(app.tool());
        }
    }

    /** The files of an app. */
    Optional<PageFiles> files(String tool) {
        return Optional.ofNullable(byTool.get(tool));
    }

    /** What stands for {@link #base} as long as nobody knows where the server listens. */
    String placeholder(AppBinding app) {
        return "https://served.mcp-apps.invalid" + PATH + app.tool() + "/";
    }

    /** The URL before the paths of an app's files. */
    String base(AppBinding app) {
        String url = publicUrl == null ? origin() : publicUrl.toString().replaceFirst("/+$", "");
        return url + PATH + app.tool() + "/";
    }

    /** Where browsers find this server, as a policy names it. */
    String origin() {
        if (publicUrl == null) {
            EmbeddedServer running = server.get();
            return running.getScheme() + "://" + running.getHost() + ":" + running.getPort();
        }
        return publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }
}
