package dev.remotemcp.runtime.builder;

import dev.remotemcp.annotations.McpApp.Assets;
import dev.remotemcp.annotations.McpApp.Permission;
import dev.remotemcp.annotations.McpApp.Visibility;
import dev.remotemcp.runtime.catalog.AppBinding;
import dev.remotemcp.runtime.catalog.AppBinding.StaticAssets;
import dev.remotemcp.runtime.catalog.AppBinding.View;
import dev.remotemcp.runtime.catalog.AppPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what the user interface of a tool is, fact by fact; what is not said stays as an annotation or an earlier call
 * has it. Not thread-safe.
 *
 * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP Apps,
 *     2026-01-26</a>
 */
public final class McpAppBuilder {
    private final String tool;
    private final McpCspBuilder csp;
    private @Nullable View view;
    private @Nullable String title;
    private List<Visibility> visibility;
    private List<Permission> permissions;
    private @Nullable String domain;
    private @Nullable Boolean border;
    private StaticAssets assets;

    /** Goes on from what is said already. */
    McpAppBuilder(AppBinding before) {
        tool = before.tool();
        csp = new McpCspBuilder(before.csp());
        view = before.view().orElse(null);
        title = before.title().orElse(null);
        visibility = before.visibility();
        permissions = before.permissions();
        domain = before.domain().orElse(null);
        border = before.border().orElse(null);
        assets = before.assets();
    }

    /** A page among the class path resources: an HTML file, or a directory with an {@code index.html}. */
    public McpAppBuilder withView(String path) {
        view = new View.Resource(path);
        return this;
    }

    /** A page in the file system: an HTML file, or a directory with an {@code index.html}. */
    public McpAppBuilder withView(Path path) {
        view = new View.File(path);
        return this;
    }

    /** A page that code makes for each request that reads it. */
    public McpAppBuilder withView(AppPage page) {
        view = new View.Made(page);
        return this;
    }

    /** Title of the page, and of the resource for people. */
    public McpAppBuilder withTitle(String title) {
        this.title = title;
        return this;
    }

    /** Whether the host should draw a border around the page. */
    public McpAppBuilder withBorder(boolean border) {
        this.border = border;
        return this;
    }

    /** The origin that the page should have, in the form that the host documents. */
    public McpAppBuilder withDomain(String domain) {
        this.domain = domain;
        return this;
    }

    /** What the page may reach, beside what was said before. */
    public McpAppBuilder withCsp(Consumer<McpCspBuilder> configure) {
        configure.accept(csp);
        return this;
    }

    /** What the page asks the browser for, in place of what was said before. */
    public McpAppBuilder withPermissions(Permission... permissions) {
        this.permissions = List.of(permissions);
        return this;
    }

    /**
     * Who may call the tool, in place of what was said before.
     *
     * @throws IllegalArgumentException if nobody may
     */
    public McpAppBuilder withVisibility(Visibility... visibility) {
        if (visibility.length == 0) {
            throw new IllegalArgumentException(
                    "The tool '" + tool + "' is visible to nobody: name MODEL, APP or both, or remove the tool");
        }
        this.visibility = List.of(visibility);
        return this;
    }

    /** The directory of the page's files, among the class path resources; they are put into the page. */
    public McpAppBuilder withStaticAssets(String directory) {
        return withStaticAssets(directory, Assets.INLINE);
    }

    /**
     * The directory of the page's files, among the class path resources.
     *
     * @param place whether they are put into the page, or loaded from this server
     */
    public McpAppBuilder withStaticAssets(String directory, Assets place) {
        assets = new StaticAssets(place, Optional.of(directory));
        return this;
    }

    /** Whether the files beside the page are put into it, or loaded from this server. */
    public McpAppBuilder withStaticAssets(Assets place) {
        assets = new StaticAssets(place, assets.directory());
        return this;
    }

    AppBinding app() {
        return new AppBinding(
                tool,
                Optional.ofNullable(view),
                Optional.ofNullable(title),
                visibility.stream().distinct().sorted().toList(),
                csp.csp(),
                permissions.stream().distinct().sorted().toList(),
                Optional.ofNullable(domain),
                Optional.ofNullable(border),
                assets);
    }
}
