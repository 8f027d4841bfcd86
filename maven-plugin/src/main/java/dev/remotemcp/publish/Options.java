package dev.remotemcp.publish;

import dev.remotemcp.connect.Secret;
import dev.remotemcp.connect.UnfitException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the build says, by the names of the settings.
 *
 * @param values as written; a setting that is blank counts as not there
 * @param environment the environment variables, which alone hold secrets
 */
public record Options(Map<String, String> values, Map<String, String> environment) {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");

    /** Copies the maps. */
    public Options {
        values = Map.copyOf(values);
        environment = Map.copyOf(environment);
    }

    /** Names the settings alone: the environment holds secrets. */
    @Override
    public String toString() {
        return "Options" + values.keySet();
    }

    /** A setting. */
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * A setting that has to be there.
     *
     * @param example a value to show where it is not
     * @throws UnfitException if it is not
     */
    public String require(String key, String example) {
        return get(key).orElseThrow(() ->
                new UnfitException(key, "It is not set: for example -Dremote-mcp." + key + "=" + example));
    }

    /** A setting with values between commas. */
    public List<String> list(String key) {
        return get(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Whether a setting is {@code true}; it may be {@code false} or not there otherwise. */
    public boolean flag(String key) {
        String value = get(key).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new UnfitException(key, "'" + value + "' is neither true nor false: write one of them");
        }
        return value.equals("true");
    }

    /** A length of time, for example {@code 100s}, {@code 5m} or {@code 1h}. */
    public Duration duration(String key, Duration otherwise) {
        Optional<String> value = get(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        Matcher parts = DURATION.matcher(value.get());
        if (!parts.matches()) {
            throw new UnfitException(
                    key, "'" + value.get() + "' is no length of time: write for example 100s, 5m or 1h");
        }
        long count = Long.parseLong(parts.group(1));
        if (parts.group(2).equals("s")) {
            return Duration.ofSeconds(count);
        }
        return parts.group(2).equals("m") ? Duration.ofMinutes(count) : Duration.ofHours(count);
    }

    /**
     * An address that secrets are sent to: https, or http on this machine, without a slash at the end.
     *
     * @throws UnfitException if it is another one
     */
    public Optional<URI> endpoint(String key) {
        return get(key).map(value -> {
            URI uri = uri(key, value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isLoopback(uri));
            if (!safe || uri.getHost() == null) {
                throw new UnfitException(key, "'" + value + "' is no https URL: tokens are sent there, so write one");
            }
            return uri;
        });
    }

    /** An http or https URL. */
    public Optional<URI> url(String key) {
        return get(key).map(value -> {
            URI uri = uri(key, value);
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                throw new UnfitException(key, "'" + value + "' is no URL: write it whole, with https://");
            }
            return uri;
        });
    }

    /**
     * A secret.
     *
     * @param variable the environment variable
     * @throws UnfitException if the variable is not set
     */
    public Secret secret(String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw new UnfitException(
                    variable,
                    "The environment variable is not set: secrets are taken from there alone, so that no command line"
                            + " and no log of Maven shows them");
        }
        return Secret.of(value.strip());
    }

    private static URI uri(String key, String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException e) {
            throw new UnfitException(key, "'" + value + "' is no URL: write it whole, with https://");
        }
    }

    private static boolean isLoopback(URI uri) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(uri.getHost()));
    }
}
