package dev.remotemcp.apps;

import dev.remotemcp.annotations.McpApp.Assets;
import dev.remotemcp.apps.page.Page;
import dev.remotemcp.apps.page.Page.Need;
import dev.remotemcp.apps.page.PageProblem;
import dev.remotemcp.apps.page.Pages;
import dev.remotemcp.apps.page.Policy;
import dev.remotemcp.runtime.McpContext;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ResourceHandler;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ResourceOutputs;
import dev.remotemcp.runtime.catalog.AppBinding;
import dev.remotemcp.runtime.catalog.AppBinding.Csp;
import dev.remotemcp.runtime.catalog.AppBinding.View;
import dev.remotemcp.runtime.catalog.AppViews;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Offers the pages of apps as resources. */
@Singleton
final class PageResources implements AppViews {
    /** Exactly this, or hosts take it for something else. */
    static final String MIME_TYPE = "text/html;profile=mcp-app";

    private static final Logger LOG = LoggerFactory.getLogger(PageResources.class);

    private final Pages pages;
    private final Development development;
    private final ServedFiles served;

    PageResources(Pages pages, Development development, ServedFiles served) {
        this.pages = pages;
        this.development = development;
        this.served = served;
    }

    @Override
    public ResourceBinding view(AppBinding app) {
        try {
            refuseMalformed(app);
            served.offer(app);
            return app.view().orElseThrow() instanceof View.Made(var page)
                    ? binding(app, app.title().orElse(""), Execution.VIRTUAL_THREAD, context -> {
                        Page made = pages.made(app, page.html(context), base(app));
                        check(app, made);
                        return made;
                    })
                    : ofFile(app);
        } catch (PageProblem problem) {
            throw new IllegalStateException("In " + app.subject() + ": " + problem.getMessage(), problem);
        }
    }

    /** Makes a page for a request. */
    private interface Maker {
        Page page(McpContext context) throws Exception;
    }

    private ResourceBinding ofFile(AppBinding app) {
        Page first = pages.page(app, served.placeholder(app));
        check(app, first);
        if (development.reloads()) {
            return binding(app, first.title(), Execution.VIRTUAL_THREAD, context -> {
                Page now = pages.page(app, base(app));
                check(app, now);
                return now;
            });
        }
        return app.assets().place() == Assets.INLINE
                ? binding(app, first.title(), Execution.EVENT_LOOP, context -> first)
                : binding(
                        app,
                        first.title(),
                        Execution.EVENT_LOOP,
                        context -> new Page(
                                first.html().replace(served.placeholder(app), base(app)),
                                first.title(),
                                first.needs()));
    }

    private String base(AppBinding app) {
        return app.assets().place() == Assets.INLINE ? "" : served.base(app);
    }

    private ResourceBinding binding(AppBinding app, String title, Execution execution, Maker maker) {
        Map<String, Object> descriptor = new LinkedHashMap<>();
        descriptor.put("uri", app.uri());
        descriptor.put("name", app.tool() + " view");
        if (!title.isEmpty()) {
            descriptor.put("title", title);
        }
        descriptor.put("mimeType", MIME_TYPE);
        // The same as at the content, for hosts that look here before they read; there it counts.
        if (app.assets().place() == Assets.INLINE) {
            Map<String, Object> ui = AppMeta.of(app, app.csp());
            if (!ui.isEmpty()) {
                descriptor.put("_meta", Map.of("ui", ui));
            }
        }
        ResourceHandler handler = (variables, context) -> read(app, maker.page(context));
        return new ResourceBinding(
                app.uri(),
                Descriptor.of(JsonMapper.shared().writeValueAsString(descriptor)),
                MIME_TYPE,
                CacheHint.DEFAULT,
                execution,
                handler);
    }

    private ResourceOutput read(AppBinding app, Page page) {
        Map<String, Object> meta = new LinkedHashMap<>();
        Map<String, Object> ui = AppMeta.of(app, csp(app));
        if (!ui.isEmpty()) {
            meta.put("ui", ui);
        }
        meta.put("dev.remotemcp/sha256", page.hash());
        return ResourceOutputs.content(TextResourceContents.builder(app.uri(), page.html())
                .mimeType(MIME_TYPE)
                .meta(meta)
                .build());
    }

    /** What is declared, and the server itself where it serves the page's files. */
    private Csp csp(AppBinding app) {
        Csp declared = app.csp();
        if (app.assets().place() == Assets.INLINE) {
            return declared;
        }
        List<String> resource = new ArrayList<>(declared.resource());
        if (!resource.contains(served.origin())) {
            resource.add(served.origin());
        }
        return new Csp(declared.connect(), resource, declared.frame(), declared.baseUri());
    }

    private static void refuseMalformed(AppBinding app) {
        new Policy(app.csp()).malformed().ifPresent(problem -> {
            throw new IllegalStateException("In " + app.subject() + ": " + problem);
        });
    }

    /** What the page is sure to load and its policy forbids is a mistake; what a script may load is worth a hint. */
    private void check(AppBinding app, Page page) {
        Policy policy = new Policy(app.csp());
        for (Need need : page.needs()) {
            if (policy.allows(need)) {
                continue;
            }
            String text =
                    need.where() + " loads " + need.url() + ", which hosts block: add its origin with @McpApp.Csp("
                            + need.directive().member() + " = …) or "
                            + need.directive().method() + "(…), or put the file beside"
                            + " the page";
            if (need.certain()) {
                throw new IllegalStateException("In " + app.subject() + ": " + text);
            }
            LOG.warn("In {}: {}", app.subject(), text);
        }
    }
}
