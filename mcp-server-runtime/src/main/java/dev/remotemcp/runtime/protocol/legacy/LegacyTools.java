package dev.remotemcp.runtime.protocol.legacy;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.Page;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tools as these revisions know them: structured content is an object, and no argument travels in a header. What has
 * been worked out is kept until the catalog changes. Thread-safe.
 */
@EachBean(ServerSettings.class)
final class LegacyTools {
    private static final String HEADER_KEYWORD = "x-mcp-header";
    private static final int MOST_PAGES = 256;

    private final McpCatalog catalog;
    private final JsonMapper json;
    private final Map<PageKey, Page> pages = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<PageKey, Page> eldest) {
            return size() > MOST_PAGES;
        }
    };
    private volatile Wrapped wrapped;

    LegacyTools(@Parameter McpCatalog catalog, McpJson json) {
        this.catalog = catalog;
        this.json = json.mapper();
        this.wrapped = new Wrapped(catalog.snapshot(), new ConcurrentHashMap<>());
    }

    /** Which tools of a snapshot have their structured content wrapped. */
    private record Wrapped(CatalogSnapshot snapshot, Map<String, Boolean> byName) {}

    /** A page by its identity, since equal ones would have to be compared byte by byte. */
    private record PageKey(byte[] entries) {
        @Override
        public boolean equals(Object other) {
            return other instanceof PageKey(byte[] others) && others == entries;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(entries);
        }
    }

    /** A page of {@code tools/list}. */
    Page page(Page page) {
        PageKey key = new PageKey(page.entries());
        synchronized (pages) {
            return pages.computeIfAbsent(key, unknown -> converted(page));
        }
    }

    private Page converted(Page page) {
        JsonNode tools = json.readTree(page.entries());
        boolean changed = false;
        for (JsonNode entry : tools) {
            ObjectNode tool = (ObjectNode) entry;
            changed |= dropHeaders(tool.path("inputSchema"));
            JsonNode output = tool.get("outputSchema");
            JsonNode object = output == null ? null : ObjectSchema.of(output);
            if (object != null && object != output) {
                tool.set("outputSchema", object);
                changed = true;
            }
        }
        return changed
                ? new Page(page.listing(), json.writeValueAsBytes(tools), page.nextCursor(), page.shared())
                : page;
    }

    /** The keyword stands on properties that are reached through {@code properties} only. */
    private static boolean dropHeaders(JsonNode schema) {
        boolean dropped = false;
        for (JsonNode property : schema.path("properties")) {
            if (property instanceof ObjectNode object) {
                dropped |= object.remove(HEADER_KEYWORD) != null;
                dropped |= dropHeaders(object);
            }
        }
        return dropped;
    }

    /** A tool's output. */
    ToolOutput output(String tool, ToolOutput output) {
        return switch (output) {
            case ToolOutput.Structured(byte[] value)
            when wraps(tool, value) ->
                wrapped(List.of(new TextContent(new String(value, StandardCharsets.UTF_8))), null, value, null);
            case ToolOutput.Result(CallToolResult result)
            when result.structuredContent() != null -> {
                byte[] value = json.writeValueAsBytes(result.structuredContent());
                yield wraps(tool, value) ? wrapped(result.content(), result.isError(), value, result.meta()) : output;
            }
            default -> output;
        };
    }

    private ToolOutput wrapped(
            List<Content> content, @Nullable Boolean error, byte[] value, @Nullable Map<String, Object> meta) {
        Map<String, Object> structured = Map.of(ObjectSchema.PROPERTY, json.readTree(value));
        return new ToolOutput.Result(new CallToolResult(content, error, structured, meta));
    }

    /** What is no object is wrapped in any case, an object only if the tool's schema allows something else too. */
    private boolean wraps(String tool, byte[] value) {
        if (value[0] != '{') {
            return true;
        }
        Wrapped known = wrapped();
        return known.byName().computeIfAbsent(tool, name -> wrapsObjects(known.snapshot(), name));
    }

    private Wrapped wrapped() {
        CatalogSnapshot now = catalog.snapshot();
        Wrapped known = wrapped;
        if (known.snapshot() != now) {
            known = new Wrapped(now, new ConcurrentHashMap<>());
            wrapped = known;
        }
        return known;
    }

    private boolean wrapsObjects(CatalogSnapshot snapshot, String tool) {
        return snapshot.tool(tool)
                .map(binding -> json.readTree(binding.descriptor().json()).get("outputSchema"))
                .filter(schema -> !ObjectSchema.isObject(schema))
                .isPresent();
    }
}
