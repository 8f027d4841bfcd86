package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.catalog.Access;
import io.modelcontextprotocol.spec.McpSchema.Icon;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be said about tools, resources and prompts alike. What is not said stays as the annotation has it.
 *
 * @param <B> the builder itself
 */
public abstract sealed class McpComponentBuilder<B extends McpComponentBuilder<B>>
        permits McpToolBuilder, McpResourceBuilder, McpPromptBuilder {
    private static final String LABEL = "[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?";

    /** Specification, {@code _meta}; a prefix whose second label is the protocol's own is reserved. */
    private static final Pattern KEY =
            Pattern.compile("(?:" + LABEL + "(?:\\." + LABEL + ")*/)?[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?");

    private static final Pattern RESERVED = Pattern.compile("[^./]+\\.(?:mcp|modelcontextprotocol)[./].*");
    private static final Pattern ICON = Pattern.compile("(?:https|data):.*", Pattern.DOTALL);

    /** The descriptor's members that were said; {@code _meta} and {@code annotations} are merged member by member. */
    private final ObjectNode facts = JsonNodeFactory.instance.objectNode();

    private final String subject;
    private @Nullable Execution execution;
    private Access access = Access.OPEN;

    McpComponentBuilder(String subject) {
        this.subject = subject;
    }

    abstract B self();

    /** Name to show to people. */
    public B withTitle(String title) {
        facts.put("title", title);
        return self();
    }

    /** What it is for; of a tool, for the model. */
    public B withDescription(String description) {
        facts.put("description", description);
        return self();
    }

    /**
     * An entry of the descriptor's {@code _meta}; entries with other keys stay.
     *
     * @param key with a prefix of one's own, such as {@code com.contoso/team}
     * @param value anything Jackson can write
     * @throws IllegalArgumentException if the key is malformed or reserved for the protocol
     */
    public B withMetadata(String key, Object value) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException(
                    "The metadata key '" + key + "' of " + subject + " is malformed: write it like com.contoso/team");
        }
        if (RESERVED.matcher(key).matches()) {
            throw new IllegalArgumentException("The metadata key '" + key + "' of " + subject
                    + " has a prefix that is reserved for the protocol: use one of your own, like com.contoso/team");
        }
        facts.withObjectProperty("_meta").set(key, JsonMapper.shared().<JsonNode>valueToTree(value));
        return self();
    }

    /** Entries of the descriptor's {@code _meta}; entries with other keys stay. */
    public B withMetadata(Map<String, ?> entries) {
        entries.forEach(this::withMetadata);
        return self();
    }

    /**
     * An icon for user interfaces. The first one takes the place of those that an annotation has, the next ones come
     * beside it.
     *
     * @throws IllegalArgumentException if its source is no {@code https:} or {@code data:} URI
     */
    public B withIcon(Icon icon) {
        if (!ICON.matcher(icon.src()).matches()) {
            throw new IllegalArgumentException(
                    "The icon '" + icon.src() + "' of " + subject + " must be an https: or data: URI");
        }
        facts.withArrayProperty("icons").add(JsonMapper.shared().<JsonNode>valueToTree(icon));
        return self();
    }

    /** An icon for user interfaces, by its {@code https:} or {@code data:} URI. */
    public B withIcon(String src) {
        return withIcon(Icon.builder(src).build());
    }

    /**
     * Runs the handler on the event loop instead of a virtual thread; it must never wait. The last one of this and
     * {@link #cpuBound} counts.
     */
    public B nonBlocking() {
        execution = Execution.EVENT_LOOP;
        return self();
    }

    /**
     * Runs the handler on a platform thread of a bounded pool ({@code mcp.limits.compute-threads}) instead of a virtual
     * thread, because it computes for longer than some milliseconds. The last one of this and {@link #nonBlocking}
     * counts.
     */
    public B cpuBound() {
        execution = Execution.COMPUTE_POOL;
        return self();
    }

    /**
     * Demands scopes, all of them, beside those that are demanded already. Callers without see it, and are told which
     * scopes to ask for when they use it.
     *
     * @param scopes short names, such as {@code mail.read}
     * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization">MCP 2026-07-28,
     *     Authorization, Scope Challenge Handling</a>
     */
    public B withRequiredScopes(String... scopes) {
        access = access.withScopes(scopes);
        return self();
    }

    /** Demands one of these roles, beside what is demanded already; it is hidden from callers who have none of them. */
    public B withRequiredRole(String... oneOf) {
        access = access.withRole(oneOf);
        return self();
    }

    /** What a caller needs beside what was demanded before. */
    Access access() {
        return access;
    }

    /** What messages call it, for example {@code the tool 'search'}. */
    String subject() {
        return subject;
    }

    /** Where the handler runs, if it was said. */
    Optional<Execution> execution() {
        return Optional.ofNullable(execution);
    }

    /** The descriptor's members that were said. */
    ObjectNode facts() {
        return facts;
    }

    /** A descriptor with what was said in place of what it said before. */
    ObjectNode over(ObjectNode declared) {
        ObjectNode merged = declared.deepCopy();
        facts.properties().forEach(fact -> {
            if (List.of("_meta", "annotations").contains(fact.getKey())) {
                merged.withObjectProperty(fact.getKey()).setAll((ObjectNode) fact.getValue());
            } else {
                merged.set(fact.getKey(), fact.getValue());
            }
        });
        return merged;
    }
}
