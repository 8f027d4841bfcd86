package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.catalog.CacheHint;
import io.modelcontextprotocol.spec.McpSchema.Role;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what a resource is, or a resource template. Without a {@link #handler handler} it refines the one with that URI,
 * which keeps its method and what is not said here; with one it defines a new resource, or takes the place of the
 * annotated method.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/resources">MCP 2026-07-28,
 *     Resources</a>
 */
public final class McpResourceBuilder extends McpComponentBuilder<McpResourceBuilder> {
    private final String uri;
    private final List<String> variables;
    private final McpServerBuilder mcp;
    private final Map<String, McpCompletionFunction> completions = new LinkedHashMap<>();
    private @Nullable CacheHint cache;
    private @Nullable McpResourceFunction function;

    McpResourceBuilder(String uri, McpServerBuilder mcp) {
        super("the resource '" + uri + "'");
        this.uri = uri;
        this.variables = ResourceUri.variables(uri);
        this.mcp = mcp;
    }

    @Override
    McpResourceBuilder self() {
        return this;
    }

    /** Name of the resource; of a new one, by default its URI. */
    public McpResourceBuilder withName(String name) {
        facts().put("name", name);
        return this;
    }

    /** MIME type of the content; of a new resource, by default {@code text/plain}. */
    public McpResourceBuilder withMimeType(String mimeType) {
        facts().put("mimeType", mimeType);
        return this;
    }

    /**
     * Size of the raw content in bytes.
     *
     * @throws IllegalStateException for a template, whose resources have sizes of their own
     */
    public McpResourceBuilder withSize(long bytes) {
        if (template()) {
            throw new IllegalStateException(
                    "A resource template has no size, its resources do: remove withSize from " + subject());
        }
        facts().put("size", bytes);
        return this;
    }

    /** Who the content is for. */
    public McpResourceBuilder withAudience(Role... audience) {
        var roles = facts().withObjectProperty("annotations").putArray("audience");
        Stream.of(audience).map(role -> role.name().toLowerCase(Locale.ROOT)).forEach(roles::add);
        return this;
    }

    /**
     * How important the content is.
     *
     * @param priority from 0 (optional) to 1 (required)
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public McpResourceBuilder withPriority(double priority) {
        if (!(priority >= 0 && priority <= 1)) {
            throw new IllegalArgumentException(
                    "The priority " + priority + " of " + subject() + " must be from 0 to 1");
        }
        facts().withObjectProperty("annotations").put("priority", priority);
        return this;
    }

    /**
     * How long and for whom a client may keep the content; by default {@code mcp.cache.resource-ttl}, for the asking
     * caller only.
     *
     * @param shared whether the content is the same for every caller, so that shared caches may keep it
     */
    public McpResourceBuilder withCache(Duration ttl, boolean shared) {
        cache = new CacheHint(ttl.toMillis(), shared);
        return this;
    }

    /** Reads the resource, on a virtual thread of its own, so it may block. */
    public McpResourceBuilder handler(McpResourceFunction handler) {
        function = handler;
        return this;
    }

    /**
     * Suggests values of one variable of the template, on a virtual thread of its own unless {@link #nonBlocking()} or
     * {@link #cpuBound()}.
     *
     * @throws IllegalArgumentException if there is no such variable
     */
    public McpResourceBuilder withCompletion(String variable, McpCompletionFunction completion) {
        if (!variables.contains(variable)) {
            throw new IllegalArgumentException("There is no variable {" + variable + "} in " + subject()
                    + " to complete: name one that is in the URI template");
        }
        completions.put(variable, completion);
        return this;
    }

    /** Applies what another module brings. */
    public McpResourceBuilder with(McpResourceExtension extension) {
        extension.extend(this, mcp);
        return this;
    }

    /** The URI, or the URI template. */
    public String uri() {
        return uri;
    }

    boolean template() {
        return !variables.isEmpty();
    }

    Map<String, McpCompletionFunction> completions() {
        return completions;
    }

    Optional<CacheHint> cache() {
        return Optional.ofNullable(cache);
    }

    Optional<McpResourceFunction> function() {
        return Optional.ofNullable(function);
    }
}
