package dev.remotemcp.apps.page;

import dev.remotemcp.annotations.McpApp.Assets;
import dev.remotemcp.runtime.catalog.AppBinding;
import dev.remotemcp.runtime.catalog.AppBinding.View;
import io.micronaut.core.io.ResourceLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the pages of apps and their files, and makes one document of them. Thread-safe. */
public final class Pages {
    private static final String INDEX = "index.html";

    private final ResourceLoader loader;
    private final Optional<Path> sources;
    private final int most;

    /**
     * Pages of an application.
     *
     * @param loader finds class path resources
     * @param sources where their sources are, to be read first
     * @param most how many bytes a page may have with its files
     */
    public Pages(ResourceLoader loader, Optional<Path> sources, int most) {
        this.loader = loader;
        this.sources = sources;
        this.most = most;
    }

    /** Where a page is: the files around it, and its own path among them. */
    private record Found(PageFiles files, String path) {}

    /**
     * The page of an app that has one in a file.
     *
     * @param served URL that the paths of files are put behind where this server serves them
     * @throws PageProblem if there is none, or if it cannot be offered
     */
    public Page page(AppBinding app, String served) {
        Found found = find(app);
        byte[] html = found.files()
                .read(found.path())
                .orElseThrow(() -> missing(app, found.files().name(found.path())));
        Optional<PageFiles> assets = app.assets().directory().map(this::resources);
        return new Assembly(
                        assets.orElse(found.files()),
                        placement(app, served),
                        most,
                        found.files().name(found.path()))
                .page(
                        new String(html, StandardCharsets.UTF_8),
                        assets.isPresent() ? "" : Assembly.directory(found.path()),
                        app.title());
    }

    /**
     * A page that code made.
     *
     * @param served URL that the paths of files are put behind where this server serves them
     * @throws PageProblem if it names files that there are not
     */
    public Page made(AppBinding app, String html, String served) {
        PageFiles files = app.assets().directory().map(this::resources).orElse(new NoFiles());
        return new Assembly(files, placement(app, served), most, "of the tool '" + app.tool() + "'")
                .page(html, "", app.title());
    }

    /** The files that this server serves for an app. */
    public PageFiles files(AppBinding app) {
        return app.assets()
                .directory()
                .map(this::resources)
                .orElseGet(() -> app.view().orElseThrow() instanceof View.Made
                        ? new NoFiles()
                        : find(app).files());
    }

    private static Placement placement(AppBinding app, String served) {
        return app.assets().place() == Assets.INLINE ? new Placement.Inline() : new Placement.Served(served);
    }

    private Found find(AppBinding app) {
        return switch (app.view().orElseThrow()) {
            case View.Resource(String path) -> resource(app, path);
            case View.File(Path path) -> {
                Path absolute = path.toAbsolutePath().normalize();
                boolean directory = java.nio.file.Files.isDirectory(absolute);
                Path root = directory
                        ? absolute
                        : Optional.ofNullable(absolute.getParent()).orElse(absolute);
                yield new Found(
                        new DirectoryFiles(root),
                        directory ? INDEX : absolute.getFileName().toString());
            }
            case View.Made _ -> throw new IllegalArgumentException("A page that code makes is in no file");
        };
    }

    private Found resource(AppBinding app, String written) {
        String path = Reference.normalized(written)
                .filter(normal ->
                        normal.equals(written.endsWith("/") ? written.substring(0, written.length() - 1) : written))
                .orElseThrow(() -> new PageProblem("The view '" + written + "' of the tool '" + app.tool()
                        + "' is no path among the resources: write it like ui/page.html"));
        boolean file = path.endsWith(".html") || path.endsWith(".htm");
        String root = file ? Assembly.directory(path) : path;
        if (root.isEmpty()
                && app.assets().place() == Assets.SERVED
                && app.assets().directory().isEmpty()) {
            throw new PageProblem("The view '" + written + "' of the tool '" + app.tool()
                    + "' lies among all resources, which are not to be served: move it and its files into a directory,"
                    + " such as ui/" + path);
        }
        return new Found(resources(root), file ? path.substring(path.lastIndexOf('/') + 1) : INDEX);
    }

    private PageFiles resources(String root) {
        PageFiles built = new ResourceFiles(loader, root);
        return sources.<PageFiles>map(directory -> new LayeredFiles(new DirectoryFiles(directory.resolve(root)), built))
                .orElse(built);
    }

    private static PageProblem missing(AppBinding app, String name) {
        String where = app.view().orElseThrow() instanceof View.Resource
                ? "among the resources of the class path, in Maven below src/main/resources"
                : "in the file system";
        return new PageProblem(
                "The view of the tool '" + app.tool() + "' does not exist: there is no " + name + " " + where);
    }

    private record NoFiles() implements PageFiles {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.empty();
        }

        @Override
        public String name(String path) {
            return path;
        }
    }
}
