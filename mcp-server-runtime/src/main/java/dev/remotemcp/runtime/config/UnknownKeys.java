package dev.remotemcp.runtime.config;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import jakarta.annotation.PostConstruct;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports settings under {@code mcp} that nothing reads, so that a misspelt limit does not go unnoticed. */
@Context
final class UnknownKeys {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownKeys.class);
    private static final String PREFIX = "mcp.";
    private static final String SERVERS = NamedServer.PREFIX + ".";

    /** Stands in a known setting for a name of the user's choice. */
    private static final String ANY_NAME = "*";

    private final BeanContext beans;
    private final Environment environment;

    UnknownKeys(BeanContext beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @PostConstruct
    void report() {
        Set<String> all = known();
        Set<String> known = new TreeSet<>(all);
        beans.getBeansOfType(NamedServer.class).forEach(server -> known.addAll(knownOf(server)));
        for (String key : unknown(known)) {
            Optional<String> shared = shared(key).filter(all::contains);
            if (shared.isPresent()) {
                LOG.warn(
                        "The setting '{}' is not read by anything: set '{}', which holds for all servers",
                        key,
                        shared.get());
            } else {
                LOG.warn(
                        "The setting '{}' is not read by anything; known settings: {}",
                        key,
                        String.join(", ", known).replace(ANY_NAME, "<name>"));
            }
        }
    }

    /**
     * The settings that some bean reads, without those of named servers; a star stands for the name of a thing that can
     * be set several times.
     */
    Set<String> known() {
        return known(definition -> true);
    }

    /** The settings that a server can have of its own. */
    private Set<String> knownOf(NamedServer server) {
        return known(definition -> ServerSettingsFactory.OF_ONE_SERVER.contains(definition.getBeanType())).stream()
                .map(key -> server.prefix() + key.substring(PREFIX.length() - 1))
                .collect(Collectors.toSet());
    }

    /** {@code mcp.state.ttl} for {@code mcp.servers.admin.state.ttl}. */
    private static Optional<String> shared(String key) {
        int end = key.startsWith(SERVERS) ? key.indexOf('.', SERVERS.length()) : -1;
        return end < 0 ? Optional.empty() : Optional.of(PREFIX + key.substring(end + 1));
    }

    private Set<String> known(Predicate<BeanDefinition<?>> wanted) {
        Set<String> known = new TreeSet<>();
        for (BeanDefinition<?> definition : beans.getAllBeanDefinitions()) {
            if (!definition.hasStereotype(ConfigurationReader.class) || !wanted.test(definition)) {
                continue;
            }
            for (Argument<?> argument : definition.getConstructor().getArguments()) {
                argument.getAnnotationMetadata()
                        .stringValue(Property.class, "name")
                        .filter(name -> name.startsWith(PREFIX))
                        .ifPresent(known::add);
            }
        }
        return known;
    }

    private Set<String> unknown(Set<String> known) {
        Set<String> unknown = new TreeSet<>();
        for (PropertySource source : environment.getPropertySources()) {
            if (source.getConvention() == PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE) {
                continue; // MCP_… variables may belong to other programs on the machine
            }
            for (String raw : source) {
                if (ComponentSettings.reads(raw)) {
                    continue;
                }
                String key = NameUtils.hyphenate(raw, true);
                if (key.startsWith(PREFIX) && known.stream().noneMatch(name -> covers(name, key))) {
                    unknown.add(key);
                }
            }
        }
        return unknown;
    }

    /** A list's elements are set one by one: {@code mcp.state.keys[0]}; a name has no dots. */
    private static boolean covers(String name, String key) {
        int star = name.indexOf(ANY_NAME);
        if (star >= 0) {
            int end = key.indexOf('.', star);
            return end > star
                    && key.startsWith(name.substring(0, star))
                    && covers(name.substring(star + ANY_NAME.length()), key.substring(end));
        }
        return key.equals(name) || key.startsWith(name + "[") || key.startsWith(name + ".");
    }
}
