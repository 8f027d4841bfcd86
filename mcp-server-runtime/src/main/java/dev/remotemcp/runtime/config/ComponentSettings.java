package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.order.Ordered;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the configuration says about single tools, resources and prompts of a server: {@code mcp.tools.<name>.title},
 * {@code .description} and {@code .enabled}, and the same under {@code mcp.resources.<URI>} and
 * {@code mcp.prompts.<name>}.
 *
 * <p>Names and URIs stand in a key as they are, so that dots, slashes and capitals in them need no rule of their own:
 * everything between the prefix and the last dot is the name. In an environment variable every character but letters
 * and digits is an underscore, and letters are capitals: {@code MCP_TOOLS_LOOK_UP_ENABLED} is about {@code look.up}.
 */
@EachBean(ServerSettings.class)
public final class ComponentSettings {
    /** The facts that can be set. */
    public static final List<String> FACTS = List.of("title", "description", "enabled");

    private static final String SHARED = "mcp.";
    private static final String SERVERS = NamedServer.PREFIX + ".";

    private final Environment environment;

    /** What the server's own keys begin with, {@code mcp.} for the default one. */
    private final String own;

    ComponentSettings(ServerSettings server, Environment environment) {
        this.own = server.name().equals(ServerSettings.DEFAULT) ? SHARED : SERVERS + server.name() + ".";
        this.environment = environment;
    }

    /** Kinds of components. */
    public enum Kind {
        TOOL("mcp.tools."),
        RESOURCE("mcp.resources."),
        PROMPT("mcp.prompts.");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** What the keys begin with, the last dot included. */
        public String prefix() {
            return prefix;
        }
    }

    /** The title of a component, if it is set. */
    public Optional<String> title(Kind kind, String name) {
        return value(kind, name, "title");
    }

    /** The description of a component, if it is set. */
    public Optional<String> description(Kind kind, String name) {
        return value(kind, name, "description");
    }

    /**
     * Whether a component is offered at all; it is unless the configuration says otherwise.
     *
     * @throws ConfigurationException if the value is neither true nor false
     */
    public boolean enabled(Kind kind, String name) {
        Optional<String> value = value(kind, name, "enabled");
        if (value.isPresent() && !Set.of("true", "false").contains(value.get())) {
            throw new ConfigurationException(
                    "The setting " + prefix(kind) + name + ".enabled is '" + value.get() + "': write true or false");
        }
        return !value.equals(Optional.of("false"));
    }

    /** What the server's own keys of a kind begin with; where it has none, those with {@link Kind#prefix} hold. */
    public String prefix(Kind kind) {
        return own + kind.prefix().substring(SHARED.length());
    }

    /** The names that the server's own settings of a kind are about, whether there are such components or not. */
    public Set<String> names(Kind kind) {
        Set<String> names = new TreeSet<>();
        for (PropertySource source : environment.getPropertySources()) {
            for (String key : source) {
                if (key.startsWith(prefix(kind)) && reads(key)) {
                    names.add(key.substring(prefix(kind).length(), key.lastIndexOf('.')));
                }
            }
        }
        return names;
    }

    /** Whether a key, as it was written, has the form of one of these settings. */
    static boolean reads(String written) {
        int server = written.startsWith(SERVERS) ? written.indexOf('.', SERVERS.length()) : -1;
        String key = server < 0 ? written : SHARED + written.substring(server + 1);
        int last = key.lastIndexOf('.');
        for (Kind kind : Kind.values()) {
            if (key.startsWith(kind.prefix())) {
                return last > kind.prefix().length() && FACTS.contains(key.substring(last + 1));
            }
        }
        return false;
    }

    private Optional<String> value(Kind kind, String name, String fact) {
        String rest = name + "." + fact;
        return value(prefix(kind) + rest).or(() -> own.equals(SHARED) ? Optional.empty() : value(kind.prefix() + rest));
    }

    private Optional<String> value(String key) {
        String variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        for (PropertySource source : strongestFirst(environment.getPropertySources())) {
            Object value =
                    source.get(source.getConvention() == PropertyConvention.ENVIRONMENT_VARIABLE ? variable : key);
            if (value != null) {
                return Optional.of(environment.getPlaceholderResolver().resolveRequiredPlaceholders(value.toString()));
            }
        }
        return Optional.empty();
    }

    private static List<PropertySource> strongestFirst(Collection<PropertySource> sources) {
        List<PropertySource> ordered = new ArrayList<>(sources);
        ordered.sort(Comparator.comparingInt(Ordered::getOrder).reversed());
        return ordered;
    }
}
