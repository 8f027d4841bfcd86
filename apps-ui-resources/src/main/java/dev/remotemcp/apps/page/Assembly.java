package dev.remotemcp.apps.page;

import dev.remotemcp.apps.page.Page.Directive;
import dev.remotemcp.apps.page.Page.Need;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;

/** Makes one document of a page and its files. For one page; not thread-safe. */
final class Assembly {
    /** The script of this module, which every page may name as if it lay beside it. */
    private static final String BRIDGE = "mcp-app.js";

    private final PageFiles files;
    private final Placement placement;
    private final int most;
    private final String page;
    private final List<Need> needs = new ArrayList<>();
    private final Styles styles = new Styles(this);
    private long size;

    /**
     * An assembly.
     *
     * @param most how many bytes page and files may have
     * @param page what messages call the page
     */
    Assembly(PageFiles files, Placement placement, int most, String page) {
        this.files = files;
        this.placement = placement;
        this.most = most;
        this.page = page;
    }

    /**
     * The page.
     *
     * @param directory of the page, from the root of the files; empty for the root
     * @param title in place of its own
     */
    Page page(String html, String directory, Optional<String> title) {
        count(html.getBytes(StandardCharsets.UTF_8).length, page);
        Document document = Jsoup.parse(html, "");
        document.outputSettings().prettyPrint(false).charset(StandardCharsets.UTF_8);
        if (document.documentType() == null) {
            document.prependChild(new DocumentType("html", "", ""));
        }
        document.select("meta[charset]").remove();
        document.head().prependElement("meta").attr("charset", "utf-8");
        title.ifPresent(document::title);
        base(document);
        List<Element> deferred = new ArrayList<>();
        for (Element script : document.select("script")) {
            script(script, directory, deferred);
        }
        deferred.forEach(script -> document.body().appendChild(script));
        document.select("link[href]").forEach(link -> link(link, directory));
        document.select("style").forEach(style -> {
            String css = styles.complete(style.data(), directory, page + ", <style>");
            setText(style, css.replaceAll("(?i)</(?=style)", "<\\\\/"));
        });
        document.select("[style]")
                .forEach(element -> element.attr(
                        "style", styles.complete(element.attr("style"), directory, where(element, "style"))));
        for (String attribute : List.of("src", "poster", "data", "srcset", "href", "xlink:href", "action")) {
            document.getElementsByAttribute(attribute).forEach(element -> attribute(element, attribute, directory));
        }
        Page done = new Page(document.outerHtml(), document.title(), List.copyOf(needs));
        int bytes = done.html().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > most) {
            throw tooLarge(page, bytes);
        }
        return done;
    }

    private void base(Document document) {
        for (Element base : document.select("base[href]")) {
            if (Reference.of(base.attr("href"), "") instanceof Reference.Elsewhere(String url)) {
                need(Directive.BASE_URI, url, where(base, "href"), true);
            } else {
                throw problem(
                        "sets a base within the page, from which no file is found: remove it", where(base, "href"));
            }
        }
    }

    private void script(Element script, String directory, List<Element> deferred) {
        if (!script.hasAttr("src")) {
            String text = script.data();
            if (isScript(script)) {
                Scripts.note(text, where(script, ""), this);
                if (isModule(script)) {
                    Scripts.refuseImports(text, where(script, ""), this);
                }
            }
            return;
        }
        String where = where(script, "src");
        String written = script.attr("src");
        switch (Reference.of(written, directory)) {
            case Reference.Elsewhere(String url) -> need(Directive.RESOURCE, url, where, true);
            case Reference.Outside(String outside) -> throw outside(outside, where);
            case Reference.None() -> {}
            case Reference.Local local -> {
                Optional<byte[]> own = files.read(local.path());
                boolean bridge = own.isEmpty() && local.path().equals(joined(directory, BRIDGE));
                byte[] content = bridge ? bridge() : bytes(local, where);
                if (placement instanceof Placement.Served served && !bridge) {
                    script.attr("src", served.url(local.path(), content));
                    return;
                }
                String text = new String(content, StandardCharsets.UTF_8);
                if (isModule(script)) {
                    Scripts.refuseImports(text, where, this);
                }
                if (!bridge) {
                    Scripts.note(text, where, this);
                }
                // Scripts within a page run where they stand; those that wait for the page stand at its end.
                if ((script.hasAttr("defer") || script.hasAttr("async")) && !isModule(script)) {
                    script.remove();
                    deferred.add(script);
                }
                Stream.of("src", "defer", "async", "integrity", "crossorigin").forEach(script::removeAttr);
                setText(script, Scripts.embeddable(text));
            }
        }
    }

    private static boolean isModule(Element script) {
        return script.attr("type").strip().equalsIgnoreCase("module");
    }

    private static boolean isScript(Element script) {
        String type = script.attr("type").strip();
        return type.isEmpty()
                || isModule(script)
                || type.toLowerCase(java.util.Locale.ROOT).endsWith("javascript");
    }

    private static byte[] bridge() {
        try (InputStream in = Assembly.class.getResourceAsStream("/dev/remotemcp/apps/" + BRIDGE)) {
            if (in == null) {
                throw new IllegalStateException(BRIDGE + " is missing from the jar of apps-ui-resources");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void link(Element link, String directory) {
        List<String> kinds = List.of(
                link.attr("rel").toLowerCase(java.util.Locale.ROOT).strip().split("\\s+"));
        if (kinds.contains("preload") || kinds.contains("modulepreload") || kinds.contains("prefetch")) {
            if (Reference.of(link.attr("href"), directory) instanceof Reference.Local) {
                link.remove(); // there is nothing to wait for
            }
            return;
        }
        if (!kinds.contains("stylesheet")
                || !(Reference.of(link.attr("href"), directory) instanceof Reference.Local local)) {
            return;
        }
        String where = where(link, "href");
        byte[] content = bytes(local, where);
        if (placement instanceof Placement.Served served) {
            link.attr("href", served.url(local.path(), content));
            return;
        }
        String css = styles.complete(
                new String(content, StandardCharsets.UTF_8), directory(local.path()), name(local.path()));
        Element style = new Element("style");
        if (link.hasAttr("media")) {
            style.attr("media", link.attr("media"));
        }
        setText(style, css.replaceAll("(?i)</(?=style)", "<\\\\/"));
        link.replaceWith(style);
    }

    private static void setText(Element element, String text) {
        element.empty();
        element.appendChild(new DataNode(text));
    }

    private void attribute(Element element, String name, String directory) {
        String tag = element.normalName();
        Optional<Directive> directive = directive(tag, name, element);
        if (directive.isEmpty()) {
            return;
        }
        if (name.equals("srcset")) {
            element.attr(name, srcset(element.attr(name), directory, where(element, name)));
            return;
        }
        String where = where(element, name);
        switch (Reference.of(element.attr(name), directory)) {
            case Reference.Elsewhere(String url) -> need(directive.get(), url, where, true);
            case Reference.Outside(String written) -> throw outside(written, where);
            case Reference.None() -> {}
            case Reference.Local local -> {
                if (directive.get() == Directive.FRAME) {
                    throw problem(
                            "shows a file of its own in a frame, which no host does: put the content into the page",
                            where);
                }
                element.attr(name, file(local, where));
            }
        }
    }

    /** What an attribute takes if it loads something; that of scripts and style sheets has been seen to. */
    private static Optional<Directive> directive(String tag, String attribute, Element element) {
        return switch (attribute) {
            case "src" ->
                switch (tag) {
                    case "img", "source", "video", "audio", "track", "input" -> Optional.of(Directive.RESOURCE);
                    case "iframe", "frame", "embed" -> Optional.of(Directive.FRAME);
                    default -> Optional.empty();
                };
            case "srcset", "poster" -> Optional.of(Directive.RESOURCE);
            case "data" -> tag.equals("object") ? Optional.of(Directive.FRAME) : Optional.empty();
            case "href", "xlink:href" ->
                switch (tag) {
                    case "image", "use" -> Optional.of(Directive.RESOURCE);
                    case "link" ->
                        Stream.of("stylesheet", "icon", "apple-touch-icon")
                                        .anyMatch(kind -> element.attr("rel")
                                                .toLowerCase(java.util.Locale.ROOT)
                                                .contains(kind))
                                ? Optional.of(Directive.RESOURCE)
                                : Optional.empty();
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    private String srcset(String written, String directory, String where) {
        return Stream.of(written.split(",(?=\\s)|,$"))
                .map(String::strip)
                .filter(candidate -> !candidate.isEmpty())
                .map(candidate -> {
                    String[] parts = candidate.split("\\s+", 2);
                    String rest = parts.length > 1 ? " " + parts[1] : "";
                    return switch (Reference.of(parts[0], directory)) {
                        case Reference.Local local -> file(local, where) + rest;
                        case Reference.Elsewhere(String url) -> {
                            need(Directive.RESOURCE, url, where, true);
                            yield candidate;
                        }
                        case Reference.Outside(String outside) -> throw outside(outside, where);
                        case Reference.None() -> candidate;
                    };
                })
                .collect(Collectors.joining(", "));
    }

    /** What a page names in place of a file. */
    String file(Reference.Local local, String where) {
        byte[] content = bytes(local, where);
        return switch (placement) {
            case Placement.Inline() -> Placement.Inline.data(local.path(), content) + local.fragment();
            case Placement.Served served -> served.url(local.path(), content) + local.fragment();
        };
    }

    byte[] bytes(Reference.Local local, String where) {
        byte[] content = files.read(local.path())
                .orElseThrow(() -> problem(
                        "names '" + files.name(local.path()) + "', which does not exist: correct it, or add the file",
                        where));
        if (placement instanceof Placement.Inline) {
            count(content.length, files.name(local.path()));
        }
        return content;
    }

    private void count(long bytes, String what) {
        size += bytes;
        if (size > most) {
            throw tooLarge(what, size);
        }
    }

    private PageProblem tooLarge(String what, long bytes) {
        return new PageProblem("The page " + page + " has " + bytes + " bytes with " + what
                + ", and mcp.apps.max-size is "
                + most + ": make it smaller, let this server serve the files (assets = McpApp.Assets.SERVED), or raise"
                + " the setting");
    }

    void need(Directive directive, String url, String where, boolean certain) {
        boolean own = placement instanceof Placement.Served(String base) && url.startsWith(base);
        if (!own) {
            needs.add(new Need(directive, url, where, certain));
        }
    }

    PageProblem outside(String written, String where) {
        return problem(
                "names '" + written + "', which leads out of the page's directory: move the file into it, or set the"
                        + " directory of the files with withStaticAssets",
                where);
    }

    PageProblem problem(String what, String where) {
        return new PageProblem(where + " " + what);
    }

    String name(String path) {
        return files.name(path);
    }

    private String where(Element element, String attribute) {
        StringBuilder where = new StringBuilder(page).append(", <").append(element.normalName());
        Attribute named = element.attributes().attribute(attribute);
        if (!attribute.isEmpty() && named != null && !attribute.equals("style")) {
            String value = named.getValue();
            where.append(' ').append(attribute).append("=\"");
            where.append(value.length() > 80 ? value.substring(0, 80) + "…" : value)
                    .append('"');
        }
        return where.append('>').toString();
    }

    static String directory(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String joined(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }
}
