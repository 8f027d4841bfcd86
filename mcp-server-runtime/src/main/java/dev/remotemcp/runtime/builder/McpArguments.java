package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.McpJson;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The arguments of a tool call, which fit the tool's input schema; an explicit null counts as absent. */
public final class McpArguments {
    private final ObjectNode json;
    private final McpJson mapper;

    McpArguments(ObjectNode json, McpJson mapper) {
        this.json = json;
        this.mapper = mapper;
    }

    /** All of them as one JSON object; not to be changed. */
    public JsonNode json() {
        return json;
    }

    /** The names of those that were given. */
    public Set<String> names() {
        return Set.copyOf(json.propertyNames());
    }

    /** Whether an argument was given. */
    public boolean has(String name) {
        return json.hasNonNull(name);
    }

    /**
     * One argument.
     *
     * @param type anything Jackson can bind; {@code JsonNode} for the value as it came
     * @throws InvalidArgumentsException if it was not given or does not fit the type, which tells the client so
     */
    public <T> T get(String name, Class<T> type) {
        return find(name, type).orElseThrow(() -> new InvalidArgumentsException(List.of(name + ": is required")));
    }

    /**
     * One argument, if it was given.
     *
     * @param type anything Jackson can bind
     * @throws InvalidArgumentsException if it does not fit the type, which tells the client so
     */
    public <T> Optional<T> find(String name, Class<T> type) {
        return has(name) ? Optional.of(mapper.bind(name, json.path(name), type)) : Optional.empty();
    }

    /**
     * One argument as text.
     *
     * @throws InvalidArgumentsException if it was not given or is no string, which tells the client so
     */
    public String string(String name) {
        return get(name, String.class);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
