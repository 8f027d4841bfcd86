package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings of each server: {@code mcp.*} for the default one, with exceptions for the named ones. */
@Factory
final class ServerSettingsFactory {
    /** The groups of settings that a server can have of its own; all others are the application's. */
    static final Set<Class<?>> OF_ONE_SERVER = Set.of(
            ServerConfiguration.class,
            EndpointConfiguration.class,
            LimitsConfiguration.class,
            PagesConfiguration.class,
            CacheConfiguration.class,
            LegacyConfiguration.class,
            StreamsConfiguration.class);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

    @Singleton
    @Primary
    @Named(ServerSettings.DEFAULT)
    ServerSettings defaultServer(
            ServerConfiguration server,
            EndpointConfiguration endpoint,
            LimitsConfiguration limits,
            PagesConfiguration pages,
            CacheConfiguration cache,
            LegacyConfiguration legacy,
            StreamsConfiguration streams) {
        return new ServerSettings(ServerSettings.DEFAULT, server, endpoint, limits, pages, cache, legacy, streams);
    }

    @EachBean(NamedServer.class)
    ServerSettings namedServer(
            NamedServer server, @Named(ServerSettings.DEFAULT) ServerSettings defaults, Environment environment) {
        if (server.name().equals(ServerSettings.DEFAULT)) {
            throw new ConfigurationException("The settings under " + server.prefix()
                    + " belong to the default server, whose settings stand at mcp.* itself: move them there");
        }
        if (!NAME.matcher(server.name()).matches()) {
            throw new ConfigurationException("The name of the server at " + server.prefix() + " is not allowed: use"
                    + " lower-case letters and digits, so that environment variables can name it too");
        }
        Overrides own = new Overrides(environment, server.prefix());
        return new ServerSettings(
                server.name(),
                own.apply("server", defaults.server()),
                endpoint(server, own.apply("", defaults.endpoint()), environment),
                own.apply("limits", defaults.limits()),
                own.apply("pages", defaults.pages()),
                own.apply("cache", defaults.cache()),
                own.apply("legacy", defaults.legacy()),
                own.apply("streams", defaults.streams()));
    }

    /** The one setting that cannot be shared. */
    private static EndpointConfiguration endpoint(
            NamedServer server, EndpointConfiguration endpoint, Environment environment) {
        String key = server.prefix() + ".endpoint";
        if (!environment.containsProperty(key)) {
            throw new ConfigurationException("The server '" + server.name() + "' has no endpoint of its own: set " + key
                    + ", for example to /" + server.name() + "/mcp");
        }
        return endpoint;
    }
}
