package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.catalog.AppBinding;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * Says what a tool is. Without a {@link #handler(McpToolFunction) handler} it refines the tool of that name, which
 * keeps its method and what is not said here; with one it defines a new tool, or takes the place of the annotated
 * method.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/server/tools">MCP 2026-07-28, Tools</a>
 */
public final class McpToolBuilder extends McpComponentBuilder<McpToolBuilder> {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private final String name;
    private final McpServerBuilder mcp;
    private final Map<String, DeclaredProperty> properties = new LinkedHashMap<>();
    private @Nullable SchemaSource inputSchema;
    private @Nullable SchemaSource outputSchema;
    private @Nullable Function function;
    private @Nullable Consumer<McpAppBuilder> app;

    McpToolBuilder(String name, McpServerBuilder mcp) {
        super("the tool '" + name + "'");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The tool name '" + name + "' must be 1 to 128 letters, digits, '_', '-' or '.'");
        }
        this.name = name;
        this.mcp = mcp;
    }

    /** One property, as it was declared by {@link #withProperty}. */
    record DeclaredProperty(McpPropertyType type, String description, boolean required) {}

    /** What the tool does. */
    sealed interface Function {
        /** With the arguments as they are. */
        record Untyped(McpToolFunction<McpArguments> function) implements Function {}

        /** With the arguments bound to a type. */
        record Typed(Type type, McpToolFunction<Object> function) implements Function {}
    }

    @Override
    McpToolBuilder self() {
        return this;
    }

    /**
     * A property of the arguments.
     *
     * <p>A tool with a handler gets this property beside those of its {@link #withInputSchema(String) input schema}.
     * One that keeps its method must have an argument of that name and type, required or not as said here, and gets the
     * description: what arguments there are is up to the method.
     *
     * @param description what it means, for the model; empty says nothing
     * @param required whether a call without it is refused
     */
    public McpToolBuilder withProperty(String name, McpPropertyType type, String description, boolean required) {
        properties.put(name, new DeclaredProperty(type, description, required));
        return this;
    }

    /**
     * The schema of the arguments, JSON Schema 2020-12 with {@code "type": "object"} at its root; only for a tool with
     * a handler here. It is checked at start, and enforced before the handler runs, {@code format} included.
     *
     * @param json JSON text
     * @throws IllegalArgumentException if it is not JSON
     */
    public McpToolBuilder withInputSchema(String json) {
        return withInputSchema(SchemaText.parse("input schema", subject(), json));
    }

    /** The schema of the arguments, as {@link #withInputSchema(String)}. */
    public McpToolBuilder withInputSchema(JsonNode schema) {
        inputSchema = new SchemaSource.Written(schema.deepCopy());
        return this;
    }

    /** The schema of the arguments, as {@code @McpSchema} on the class describes it at compile time. */
    public McpToolBuilder withInputSchema(Class<?> type) {
        inputSchema = new SchemaSource.Described(type);
        return this;
    }

    /** The schema of the arguments, as {@code @McpSchema} on a field with such a reference describes it. */
    public McpToolBuilder withInputSchema(TypeReference<?> type) {
        inputSchema = new SchemaSource.Described(type.getType());
        return this;
    }

    /**
     * The schema of structured results, JSON Schema 2020-12. It is checked at start; results are held against it where
     * {@code mcp.output.validate} is on, as it is in unit tests.
     *
     * @param json JSON text
     * @throws IllegalArgumentException if it is not JSON
     */
    public McpToolBuilder withOutputSchema(String json) {
        return withOutputSchema(SchemaText.parse("output schema", subject(), json));
    }

    /** The schema of structured results, as {@link #withOutputSchema(String)}. */
    public McpToolBuilder withOutputSchema(JsonNode schema) {
        outputSchema = new SchemaSource.Written(schema.deepCopy());
        return this;
    }

    /** The schema of structured results, as {@code @McpSchema} on the class describes it at compile time. */
    public McpToolBuilder withOutputSchema(Class<?> type) {
        outputSchema = new SchemaSource.Described(type);
        return this;
    }

    /** The schema of structured results, as {@code @McpSchema} on a field with such a reference describes it. */
    public McpToolBuilder withOutputSchema(TypeReference<?> type) {
        outputSchema = new SchemaSource.Described(type.getType());
        return this;
    }

    /** The tool changes nothing in its environment ({@code readOnlyHint}). */
    public McpToolBuilder readOnly(boolean hint) {
        return hint("readOnlyHint", hint);
    }

    /** The tool may delete or overwrite ({@code destructiveHint}). */
    public McpToolBuilder destructive(boolean hint) {
        return hint("destructiveHint", hint);
    }

    /** A second call with the same arguments changes nothing more ({@code idempotentHint}). */
    public McpToolBuilder idempotent(boolean hint) {
        return hint("idempotentHint", hint);
    }

    /** The tool reaches systems outside the server ({@code openWorldHint}). */
    public McpToolBuilder openWorld(boolean hint) {
        return hint("openWorldHint", hint);
    }

    /** What the tool does, on a virtual thread of its own, so it may block. */
    public McpToolBuilder handler(McpToolFunction<McpArguments> handler) {
        function = new Function.Untyped(handler);
        return this;
    }

    /**
     * What the tool does, with all the arguments bound to one type.
     *
     * <p>Without properties or an input schema, that of the type holds, which has to carry {@code @McpSchema} then.
     *
     * @param type a record or bean whose properties are the arguments
     */
    public <A> McpToolBuilder handler(Class<A> type, McpToolFunction<? super A> handler) {
        return typed(type, handler);
    }

    /**
     * What the tool does, with all the arguments bound to one generic type.
     *
     * @param type a record or bean whose properties are the arguments
     */
    public <A> McpToolBuilder handler(TypeReference<A> type, McpToolFunction<? super A> handler) {
        return typed(type.getType(), handler);
    }

    /**
     * Gives the tool a user interface, or changes the one that it has; what is said several times adds up. Takes the
     * module {@code apps-ui-resources} if there is a view.
     *
     * @see <a href="https://github.com/modelcontextprotocol/ext-apps/blob/main/specification/2026-01-26/apps.mdx">MCP
     *     Apps, 2026-01-26</a>
     */
    public McpToolBuilder asMcpApp(Consumer<McpAppBuilder> configure) {
        app = app == null ? configure : app.andThen(configure);
        return this;
    }

    /** Applies what another module brings. */
    public McpToolBuilder with(McpToolExtension extension) {
        extension.extend(this, mcp);
        return this;
    }

    /** The tool's name. */
    public String name() {
        return name;
    }

    private McpToolBuilder hint(String name, boolean hint) {
        facts().withObjectProperty("annotations").put(name, hint);
        return this;
    }

    @SuppressWarnings("unchecked") // Jackson makes the arguments of that type
    private McpToolBuilder typed(Type type, McpToolFunction<?> handler) {
        function = new Function.Typed(type, (McpToolFunction<Object>) handler);
        return this;
    }

    /** The user interface, if anything was said about it: as it was before, and what was said. */
    Optional<AppBinding> app(Optional<AppBinding> before) {
        return Optional.ofNullable(app).map(configure -> {
            McpAppBuilder builder = new McpAppBuilder(before.orElseGet(() -> AppBinding.of(name)));
            configure.accept(builder);
            return builder.app();
        });
    }

    Map<String, DeclaredProperty> properties() {
        return properties;
    }

    Optional<SchemaSource> inputSchema() {
        return Optional.ofNullable(inputSchema);
    }

    Optional<SchemaSource> outputSchema() {
        return Optional.ofNullable(outputSchema);
    }

    Optional<Function> function() {
        return Optional.ofNullable(function);
    }
}
