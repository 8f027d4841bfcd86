package dev.remotemcp.auth.obo;

import dev.remotemcp.auth.token.ConfiguredUrl;
import dev.remotemcp.auth.token.IdentityProvider;
import dev.remotemcp.auth.token.IdentityProvider.Entra;
import dev.remotemcp.auth.token.IdentityProvider.Oidc;
import io.micronaut.context.exceptions.ConfigurationException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes settings of a configuration, or says what is wrong with it. */
final class OboSettingsReader {
    static final String TOKEN_FILE_VARIABLE = "AZURE_FEDERATED_TOKEN_FILE";

    private static final String PREFIX = "mcp.auth.obo.";
    private static final String KINDS = "managed-identity, workload-identity, certificate or secret";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final OboConfiguration configuration;
    private final List<DownstreamConfiguration> downstreams;
    private final IdentityProvider provider;
    private final UnaryOperator<@Nullable String> environment;

    /**
     * Reads for a provider.
     *
     * @param environment the variables of the process
     */
    OboSettingsReader(
            OboConfiguration configuration,
            List<DownstreamConfiguration> downstreams,
            IdentityProvider provider,
            UnaryOperator<@Nullable String> environment) {
        this.configuration = configuration;
        this.downstreams = downstreams;
        this.provider = provider;
        this.environment = environment;
    }

    OboSettings settings() {
        if (configuration.cacheSize() < 1) {
            throw refuse("cache-size", "is " + configuration.cacheSize(), "write 1 or more, for example 10000");
        }
        Map<String, Downstream> byName = new LinkedHashMap<>();
        downstreams.forEach(downstream -> byName.put(downstream.name(), downstream(downstream)));
        return new OboSettings(
                timeout("connect-timeout", configuration.connectTimeout()),
                timeout("read-timeout", configuration.readTimeout()),
                configuration.cacheSize(),
                byName);
    }

    /** What the built-in exchange needs beside the settings. */
    ExchangeClient client() {
        return switch (provider) {
            case Entra _ -> ofEntra();
            case Oidc _ -> ofOidc();
        };
    }

    private ExchangeClient ofEntra() {
        String kind = given(configuration.credential())
                .orElseThrow(() -> refuse(
                        "credential",
                        "is not set, so that no token can be exchanged on behalf of callers",
                        "write " + KINDS));
        return switch (kind) {
            case "secret" ->
                new ExchangeClient.Secret(required(
                        "client-secret", configuration.clientSecret(), "one of the app registration's secrets"));
            case "certificate" ->
                new ExchangeClient.Certificate(
                        file(
                                "certificate",
                                required("certificate", configuration.certificate(), "the path of a PKCS#12 file")),
                        Optional.ofNullable(configuration.certificatePassword()).orElse(""));
            case "managed-identity" ->
                new ExchangeClient.ManagedIdentity(given(configuration.managedIdentityClientId()));
            case "workload-identity" -> new ExchangeClient.WorkloadIdentity(tokenFile());
            default -> throw refuse("credential", "is '" + kind + "'", "write " + KINDS);
        };
    }

    private Path tokenFile() {
        String path = given(configuration.federatedTokenFile())
                .or(() -> given(environment.apply(TOKEN_FILE_VARIABLE)))
                .orElseThrow(
                        () -> refuse(
                                "federated-token-file",
                                "is not set, and neither is the environment variable " + TOKEN_FILE_VARIABLE,
                                "write the path of the token, or let the cluster's workload identity webhook set the variable"));
        return file("federated-token-file", path);
    }

    private ExchangeClient ofOidc() {
        given(configuration.credential()).filter(kind -> !kind.equals("secret")).ifPresent(kind -> {
            throw refuse("credential", "is '" + kind + "'", "write secret, which is all there is with oidc");
        });
        return new ExchangeClient.OfOidc(
                ConfiguredUrl.ofProvider(
                        PREFIX + "token-endpoint",
                        required(
                                "token-endpoint",
                                configuration.tokenEndpoint(),
                                "the member token_endpoint of the provider's metadata")),
                required("client-id", configuration.clientId(), "the server's name at the token endpoint"),
                required("client-secret", configuration.clientSecret(), "the client's secret"));
    }

    private Downstream downstream(DownstreamConfiguration downstream) {
        String key = "downstream." + downstream.name() + ".";
        URI baseUrl = ConfiguredUrl.ofProvider(
                PREFIX + key + "base-url",
                required(key + "base-url", downstream.baseUrl(), "https://graph.microsoft.com/v1.0"));
        if (baseUrl.getRawQuery() != null) {
            throw refuse(key + "base-url", "has a query", "leave out the question mark and what follows");
        }
        Set<String> scopes = list(downstream.scopes()).stream()
                .map(scope -> qualified(scope, baseUrl))
                .collect(Collectors.toSet());
        Optional<String> audience = given(downstream.audience());
        Optional<String> resource = given(downstream.resource());
        if (provider instanceof Entra) {
            ofOidcOnly(key + "audience", audience);
            ofOidcOnly(key + "resource", resource);
            if (scopes.isEmpty()) {
                throw refuse(key + "scopes", "is not set", "write what the calls need, for example User.Read");
            }
        } else if (scopes.isEmpty() && audience.isEmpty() && resource.isEmpty()) {
            throw refuse(
                    key + "audience",
                    "is not set, and neither are scopes and resource",
                    "write one of them, as the provider knows the API");
        }
        try {
            return new Downstream(downstream.name(), baseUrl, new TokenTarget(scopes, audience, resource));
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(
                    "The setting " + PREFIX + key + "scopes cannot be used. " + wrong.getMessage());
        }
    }

    /** Entra ID takes a bare name for one of Microsoft Graph, whatever API is meant. */
    private String qualified(String scope, URI baseUrl) {
        return provider instanceof Entra && !scope.contains("/") ? Downstream.origin(baseUrl) + "/" + scope : scope;
    }

    private static void ofOidcOnly(String key, Optional<String> value) {
        if (value.isPresent()) {
            throw refuse(key, "is set, which Entra ID does not know", "leave it out and name the API in the scopes");
        }
    }

    private static Duration timeout(String key, Duration time) {
        if (time.isNegative() || time.isZero() || time.compareTo(LONGEST) > 0) {
            throw refuse(key, "is " + time, "write a time above 0s and up to 1m");
        }
        return time;
    }

    private static Path file(String key, String path) {
        try {
            Path file = Path.of(path);
            if (Files.isReadable(file) && !Files.isDirectory(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw refuse(key, "is '" + path + "', which is no path", "write the path of a file");
        }
        throw refuse(
                key,
                "is '" + path + "', where no file can be read",
                "write the path of one that this process can read");
    }

    private static String required(String key, @Nullable String value, String what) {
        return given(value).orElseThrow(() -> refuse(key, "is not set", "write it, for example " + what));
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream()
                        .flatMap(value -> Arrays.stream(value.split("[,\\s]", -1)))
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    private static ConfigurationException refuse(String key, String problem, String remedy) {
        return new ConfigurationException("The setting " + PREFIX + key + " " + problem + ": " + remedy);
    }
}
