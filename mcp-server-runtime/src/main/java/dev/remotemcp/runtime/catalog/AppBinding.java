package dev.remotemcp.runtime.catalog;

import dev.remotemcp.annotations.McpApp;
import dev.remotemcp.annotations.McpApp.Assets;
import dev.remotemcp.annotations.McpApp.Permission;
import dev.remotemcp.annotations.McpApp.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The user interface of a tool, as {@link McpApp} or the builder describes it.
 *
 * @param tool the tool's name
 * @param view the page; none for a tool that only says who may call it
 * @param title title of the page
 * @param visibility who may call the tool
 * @param csp what the page may reach
 * @param permissions what the page asks the browser for
 * @param domain the origin that the page should have
 * @param border whether the host should draw a border
 * @param assets where the page's files are
 */
public record AppBinding(
        String tool,
        Optional<View> view,
        Optional<String> title,
        List<Visibility> visibility,
        Csp csp,
        List<Permission> permissions,
        Optional<String> domain,
        Optional<Boolean> border,
        StaticAssets assets)
        implements Binding {
    /** An app of which nothing is said yet. */
    public static AppBinding of(String tool) {
        return new AppBinding(
                tool,
                Optional.empty(),
                Optional.empty(),
                List.of(Visibility.values()),
                new Csp(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new StaticAssets(Assets.INLINE, Optional.empty()));
    }

    /** A page. */
    public sealed interface View {
        /**
         * One among the class path resources.
         *
         * @param path of an HTML file, or of a directory with an {@code index.html}
         */
        record Resource(String path) implements View {}

        /**
         * One in the file system.
         *
         * @param path of an HTML file, or of a directory with an {@code index.html}
         */
        record File(Path path) implements View {}

        /** One that code makes for each request. */
        record Made(AppPage page) implements View {}
    }

    /**
     * What a page may reach, each an origin or a pattern of them.
     *
     * @param connect {@code connectDomains}
     * @param resource {@code resourceDomains}
     * @param frame {@code frameDomains}
     * @param baseUri {@code baseUriDomains}
     */
    public record Csp(List<String> connect, List<String> resource, List<String> frame, List<String> baseUri) {
        /** Copies the lists. */
        public Csp {
            connect = List.copyOf(connect);
            resource = List.copyOf(resource);
            frame = List.copyOf(frame);
            baseUri = List.copyOf(baseUri);
        }

        /** Whether nothing may be reached. */
        public boolean isEmpty() {
            return connect.isEmpty() && resource.isEmpty() && frame.isEmpty() && baseUri.isEmpty();
        }
    }

    /**
     * The files that belong to a page.
     *
     * @param place where pages get them
     * @param directory where they are, among the class path resources; by default where the page is
     */
    public record StaticAssets(Assets place, Optional<String> directory) {}

    private static final String START = "ui://";
    private static final String END = "/view";

    /** The URI of the page. */
    public String uri() {
        return START + tool + END;
    }

    /** The tool whose page has this URI, if it is that of a page. */
    static Optional<String> toolOf(String uri) {
        return uri.startsWith(START) && uri.endsWith(END) && uri.length() > START.length() + END.length()
                ? Optional.of(uri.substring(START.length(), uri.length() - END.length()))
                : Optional.empty();
    }

    @Override
    public String subject() {
        return "the app of the tool '" + tool + "'";
    }

    /**
     * What the processor has written of a {@link McpApp} with a view.
     *
     * @param written the members of the annotation that were given, in JSON
     */
    public static AppBinding declared(String tool, Descriptor written) {
        JsonNode json = JsonMapper.shared().readTree(written.json());
        JsonNode csp = json.path("csp");
        return new AppBinding(
                tool,
                text(json, "view").map(View.Resource::new),
                text(json, "title"),
                json.has("visibility")
                        ? texts(json, "visibility").stream()
                                .map(name -> Visibility.valueOf(name.toUpperCase(Locale.ROOT)))
                                .toList()
                        : List.of(Visibility.values()),
                new Csp(texts(csp, "connect"), texts(csp, "resource"), texts(csp, "frame"), texts(csp, "baseUri")),
                texts(json, "permissions").stream()
                        .map(Permission::valueOf)
                        .sorted()
                        .toList(),
                text(json, "domain"),
                Optional.ofNullable(json.get("prefersBorder")).map(JsonNode::asBoolean),
                new StaticAssets(text(json, "assets").map(Assets::valueOf).orElse(Assets.INLINE), Optional.empty()));
    }

    private static Optional<String> text(JsonNode json, String member) {
        return Optional.ofNullable(json.get(member)).map(JsonNode::asString);
    }

    private static List<String> texts(JsonNode json, String member) {
        List<String> texts = new ArrayList<>();
        json.path(member).forEach(text -> texts.add(text.asString()));
        return texts;
    }
}
