package dev.remotemcp.auth.dev;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.core.type.Argument;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the local sign-in is like, with {@code mcp.auth.provider=dev}.
 *
 * @param mode {@code lenient} helps clients that expect more than Entra gives, {@code strict} keeps to what Entra does
 * @param scopes short names of scopes that the server's API has beside those that every call needs
 * @param roles names of its app roles
 * @param users the roles of each person, by the name to show; by default Alice without roles and Bob with all
 * @param graphUrl where the local Graph is, without a version; set by the local sign-in, for other settings to refer to
 */
@ConfigurationProperties(DevConfiguration.PREFIX)
record DevConfiguration(
        @Bindable(defaultValue = "lenient") String mode,
        @Bindable(defaultValue = "") List<String> scopes,
        @Bindable(defaultValue = "") List<String> roles,
        @Bindable(defaultValue = "") Map<String, List<String>> users,
        @Bindable(defaultValue = "") String graphUrl) {
    static final String PREFIX = "mcp.auth.dev";

    /** What the environment says, which has to be known before there are beans. */
    static DevConfiguration of(Environment environment) {
        String mode = environment.getProperty(PREFIX + ".mode", String.class).orElse("lenient");
        if (!mode.equals("lenient") && !mode.equals("strict")) {
            throw new ConfigurationException(
                    "The setting " + PREFIX + ".mode is '" + mode + "': write lenient or strict");
        }
        return new DevConfiguration(
                mode,
                list(environment, PREFIX + ".scopes"),
                list(environment, PREFIX + ".roles"),
                users(environment),
                "");
    }

    boolean strict() {
        return mode.equals("strict");
    }

    static List<String> list(Environment environment, String key) {
        return environment
                .getProperty(key, Argument.listOf(String.class))
                .map(values -> values.stream().flatMap(DevConfiguration::words).toList())
                .orElse(List.of());
    }

    private static Map<String, List<String>> users(Environment environment) {
        Map<String, List<String>> users = new LinkedHashMap<>();
        environment.getProperties(PREFIX + ".users", StringConvention.RAW).forEach((name, roles) -> {
            if (!name.contains("[")) { // an element of a list, which is there as a whole too
                users.put(name, words(roles).toList());
            }
        });
        return users;
    }

    private static Stream<String> words(Object value) {
        return value instanceof Collection<?> values
                ? values.stream().flatMap(DevConfiguration::words)
                : Arrays.stream(value.toString().split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty());
    }
}
