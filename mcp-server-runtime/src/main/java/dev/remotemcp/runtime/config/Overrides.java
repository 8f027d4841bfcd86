package dev.remotemcp.runtime.config;

import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The settings that a server has of its own, each in place of the one that all share. */
final class Overrides {
    private final Environment environment;
    private final String prefix;

    /** Of the server whose settings begin with the prefix, for example {@code mcp.servers.admin}. */
    Overrides(Environment environment, String prefix) {
        this.environment = environment;
        this.prefix = prefix;
    }

    /**
     * The settings of one group.
     *
     * @param group name of the group, empty for those that are in none
     * @param shared the values that hold where the server has none of its own
     */
    <T> T apply(String group, T shared) {
        @SuppressWarnings("unchecked")
        BeanIntrospection<T> type = (BeanIntrospection<T>) BeanIntrospection.getIntrospection(shared.getClass());
        String start = group.isEmpty() ? prefix : prefix + "." + group;
        @Nullable
        Object[] values = Arrays.stream(type.getConstructorArguments())
                .map(setting -> value(start, setting, type, shared))
                .toArray();
        try {
            return type.instantiate(values);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("Among the settings " + start + ".*: " + e.getMessage(), e);
        }
    }

    private <T> @Nullable Object value(String start, Argument<?> setting, BeanIntrospection<T> type, T shared) {
        String key = start + "." + NameUtils.hyphenate(setting.getName(), true);
        if (!environment.containsProperties(key) && !environment.containsProperty(key)) {
            BeanProperty<T, Object> property = type.getRequiredProperty(setting.getName(), Object.class);
            return property.get(shared);
        }
        return environment
                .getProperty(key, ConversionContext.of(setting))
                .orElseThrow(() -> new ConfigurationException("The value of " + key + " is not of the type "
                        + setting.getType().getSimpleName()));
    }
}
