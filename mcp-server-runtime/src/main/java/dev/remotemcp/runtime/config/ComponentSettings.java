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
import java.util.regex.Pattern;

/**
 * What the configuration says about single tools, resources and prompts: {@code mcp.tools.<name>.title},
 * {@code .description} and {@code .enabled}, and the same under {@code mcp.resources.<URI>} and
 * {@code mcp.prompts.<name>}.
 *
 * <p>A server beside the default one has its own under {@code mcp.servers.<server>}; where it has none, those hold.
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
    private static final Pattern KEY = Pattern.compile(
            "mcp\\.(?:servers\\.[^.]+\\.)?(?:tools|resources|prompts)\\..+\\.(?:title|description|enabled)");

    private final Environment environment;
    private final List<String> prefixes;

    ComponentSettings(ServerSettings server, Environment environment) {
        this.environment = environment;
        this.prefixes = server.name().equals(ServerSettings.DEFAULT)
                ? List.of(SHARED)
                : List.of(NamedServer.PREFIX + "." + server.name() + ".", SHARED);
    }

    /** Kinds of components. */
    public enum Kind {
        TOOL("tools"),
        RESOURCE("resources"),
        PROMPT("prompts");

        private final String group;

        Kind(String group) {
            this.group = group;
        }

        /** The part of a key before the name. */
        public String group() {
            return group;
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
                    "The setting " + key(kind, name, "enabled") + " is '" + value.get() + "': write true or false");
        }
        return !value.equals(Optional.of("false"));
    }

    /** The names that the server's own settings of a kind are about, whether there are such components or not. */
    public Set<String> names(Kind kind) {
        String prefix = prefixes.getFirst() + kind.group() + ".";
        Set<String> names = new TreeSet<>();
        for (PropertySource source : environment.getPropertySources()) {
            for (String key : source) {
                if (key.startsWith(prefix) && reads(key)) {
                    names.add(key.substring(prefix.length(), key.lastIndexOf('.')));
                }
            }
        }
        return names;
    }

    /** The key of a fact, for messages. */
    public String key(Kind kind, String name, String fact) {
        return prefixes.getFirst() + kind.group() + "." + name + "." + fact;
    }

    /** Whether a key, as it was written, has the form of one of these settings. */
    static boolean reads(String key) {
        return KEY.matcher(key).matches();
    }

    private Optional<String> value(Kind kind, String name, String fact) {
        for (String prefix : prefixes) {
            String key = prefix + kind.group() + "." + name + "." + fact;
            String variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
            for (PropertySource source : strongestFirst(environment.getPropertySources())) {
                Object value =
                        source.get(source.getConvention() == PropertyConvention.ENVIRONMENT_VARIABLE ? variable : key);
                if (value != null) {
                    return Optional.of(
                            environment.getPlaceholderResolver().resolveRequiredPlaceholders(value.toString()));
                }
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
