package dev.remotemcp.auth.dev;

import dev.remotemcp.auth.http.ResourceUrls;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Starts the local sign-in when {@code mcp.auth.provider} is {@code dev}, after the configuration has been read and
 * before anything is made of it, so that other settings can refer to the ports that it gets.
 */
@ContextConfigurer
public final class DevConfigurer implements ApplicationContextConfigurer {
    private static final String PUBLIC_URL = "mcp.auth.public-url";
    private static final String PORT = "micronaut.server.port";
    private static final String HOST = "micronaut.server.host";
    /** Below those that systems give to outgoing connections, which might take the port before the server does. */
    private static final int FIRST_PORT = 20_000;

    private static final int LAST_PORT = 32_000;
    private static final int PORTS_TRIED = 1000;

    private static final String NEEDED = "dev.remotemcp.minientra.MiniEntra";

    /** Called by Micronaut, once for each application. */
    public DevConfigurer() {}

    @Override
    public void configure(ApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!text(environment, "mcp.auth.provider").equals("dev")) {
            return;
        }
        checkLocal(environment);
        if (!environment.isPresent(NEEDED)) {
            throw new ConfigurationException("mcp.auth.provider is 'dev', but the local sign-in is not here: add the"
                    + " dependency dev.remotemcp:mini-entra, with the scope 'test' if only tests sign in, otherwise"
                    + " with the scope 'runtime' in a profile that production is not built with");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        String publicUrl = text(environment, PUBLIC_URL);
        if (publicUrl.isEmpty()) {
            int port = port(environment);
            publicUrl = "http://127.0.0.1:" + port + endpoint(environment);
            settings.put(PORT, port);
            settings.put(PUBLIC_URL, publicUrl);
        }
        DevSignIn signIn = DevSignIn.start(
                DevConfiguration.of(environment),
                scopes(environment),
                identifierUris(environment, publicUrl),
                ResourceUrls.of(URI.create(publicUrl)).metadata(),
                URI.create(publicUrl).resolve("/auth/consent/callback"));
        context.registerSingleton(DevSignIn.class, signIn);
        settings.putAll(asForEntra(signIn));
        environment.addPropertySource(PropertySource.of("local sign-in", settings, Integer.MAX_VALUE));
    }

    /** Everybody may be anybody there, so nobody else may get there. */
    private static void checkLocal(Environment environment) {
        environment.getActiveNames().stream()
                .filter(name -> Set.of("prod", "production").contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .ifPresent(name -> {
                    throw refuse("the environment '" + name + "' is active", "leave that environment to real servers");
                });
        String host = text(environment, HOST);
        if (!host.isEmpty() && !isLoopback(host)) {
            throw refuse(
                    HOST + " is '" + host + "', which others can reach", "leave " + HOST + " out, or write 127.0.0.1");
        }
        String publicUrl = text(environment, PUBLIC_URL);
        if (!publicUrl.isEmpty() && !isLoopback(host(publicUrl))) {
            throw refuse(
                    PUBLIC_URL + " is '" + publicUrl + "', which others can reach",
                    "leave " + PUBLIC_URL + " out, or write for example http://127.0.0.1:8080/mcp");
        }
    }

    private static ConfigurationException refuse(String problem, String remedy) {
        return new ConfigurationException("mcp.auth.provider is 'dev', and " + problem
                + ". At the local sign-in everybody can be anybody, so it is only for servers that nobody else reaches: "
                + remedy + ", or set mcp.auth.provider to entra or oidc");
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException noUrl) {
            return "";
        }
    }

    private static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    /** The port that the server will have; a free one is chosen here, because clients are told of it. */
    private static int port(Environment environment) {
        boolean test = environment.getActiveNames().contains(Environment.TEST);
        int configured = environment.getProperty(PORT, Integer.class).orElse(test ? -1 : 8080);
        if (configured > 0) {
            return configured;
        }
        return new Random()
                .ints(PORTS_TRIED, FIRST_PORT, LAST_PORT)
                .filter(DevConfigurer::isFree)
                .findFirst()
                .orElseThrow(() -> new ConfigurationException("No free port was found for the server: set " + PORT));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static String endpoint(Environment environment) {
        return environment
                .getProperty("mcp.endpoint", String.class)
                .map(path -> path.endsWith("/") ? path.substring(0, path.length() - 1) : path)
                .orElse("/mcp");
    }

    /** Those that every call needs and those beside; one at least, since a token without any is an application's. */
    private static Set<String> scopes(Environment environment) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String key : List.of("mcp.auth.required-scopes", "mcp.auth.scopes", DevConfiguration.PREFIX + ".scopes")) {
            DevConfiguration.list(environment, key).stream()
                    .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
                    .forEach(scopes::add);
        }
        return scopes.isEmpty() ? Set.of("mcp.access") : scopes;
    }

    /** Those with a slash at the end are left out, which makes the settings be refused when they are read. */
    private static Set<String> identifierUris(Environment environment, String publicUrl) {
        Set<String> uris = new LinkedHashSet<>(List.of(publicUrl, text(environment, "mcp.auth.scope-prefix")));
        uris.removeIf(uri -> uri.isEmpty() || uri.endsWith("/"));
        return uris;
    }

    /** What is set for Entra is put aside, so that one file can serve both. */
    private static Map<String, Object> asForEntra(DevSignIn signIn) {
        return Map.of(
                "mcp.auth.tenant-id",
                signIn.entra().tenantId(),
                "mcp.auth.client-id",
                DevSignIn.CLIENT_ID,
                "mcp.auth.authority",
                signIn.entra().baseUri().toString(),
                "mcp.auth.cloud",
                "public",
                "mcp.auth.allowed-tenants",
                "",
                "mcp.auth.allowed-clients",
                "",
                "mcp.auth.jwks-uri",
                "",
                "mcp.auth.dev.graph-url",
                signIn.graph().baseUri().toString(),
                "mcp.auth.obo.credential",
                "secret",
                "mcp.auth.obo.client-secret",
                DevSignIn.CLIENT_SECRET);
    }

    private static String text(Environment environment, String key) {
        return environment.getProperty(key, String.class).map(String::strip).orElse("");
    }
}
