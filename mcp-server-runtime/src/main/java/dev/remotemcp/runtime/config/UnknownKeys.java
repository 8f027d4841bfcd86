package dev.remotemcp.runtime.config;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import jakarta.annotation.PostConstruct;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports settings under {@code mcp} that nothing reads, so that a misspelt limit does not go unnoticed. */
@Context
final class UnknownKeys {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownKeys.class);
    private static final String PREFIX = "mcp.";

    private final BeanContext beans;
    private final Environment environment;

    UnknownKeys(BeanContext beans, Environment environment) {
        this.beans = beans;
        this.environment = environment;
    }

    @PostConstruct
    void report() {
        Set<String> known = known();
        for (String key : unknown(known)) {
            LOG.warn("The setting '{}' is not read by anything; known settings: {}", key, String.join(", ", known));
        }
    }

    /** The settings that some bean reads. */
    Set<String> known() {
        Set<String> known = new TreeSet<>();
        for (BeanDefinition<?> definition : beans.getAllBeanDefinitions()) {
            if (!definition.hasStereotype(ConfigurationProperties.class)) {
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

    /** A list's elements are set one by one: {@code mcp.state.keys[0]}. */
    private static boolean covers(String name, String key) {
        return key.equals(name) || key.startsWith(name + "[") || key.startsWith(name + ".");
    }
}
