package dev.remotemcp.auth.token;

import io.micronaut.context.exceptions.ConfigurationException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Addresses that somebody has written into the configuration, or that a provider names. */
public final class ConfiguredUrl {
    private ConfiguredUrl() {}

    /**
     * The server's own address, which clients compare letter by letter with what they were told (RFC 9728, section
     * 3.3).
     *
     * @throws ConfigurationException if it is not one that clients can use
     */
    public static URI ofServer(String key, String value) {
        String what = "The setting " + key;
        URI url = secure(what, value);
        if (url.getRawQuery() != null) {
            throw refuse(what, value, "has a query", "leave out the question mark and what follows");
        }
        if (value.endsWith("/")) {
            throw refuse(what, value, "ends with a slash", "leave the slash out, for clients compare letter by letter");
        }
        if (!url.getHost().equals(url.getHost().toLowerCase(Locale.ROOT))) {
            throw refuse(what, value, "has capitals in its host", "write the host in small letters");
        }
        if (!url.normalize().equals(url)) {
            throw refuse(what, value, "has empty or dotted segments", "write the path that clients request");
        }
        return url;
    }

    /**
     * An address of the provider's.
     *
     * @throws ConfigurationException if answers from it could be forged, or if it belongs to no provider, such as the
     *     metadata service of a cloud's machines
     */
    public static URI ofProvider(String key, String value) {
        return secure("The setting " + key, value);
    }

    /**
     * An issuer, whose metadata are found by its address.
     *
     * @throws ConfigurationException as for other addresses of the provider's, and if it has a query
     */
    static URI ofIssuer(String key, String value) {
        URI url = ofProvider(key, value);
        if (url.getRawQuery() != null) {
            throw refuse("The setting " + key, value, "has a query", "write the issuer as its tokens have it");
        }
        return url;
    }

    /**
     * An address that a document of the provider's names.
     *
     * @throws ConfigurationException if the configuration could not name it either
     */
    static URI ofDocument(String member, URI document, String value) {
        return secure("The member " + member + " of " + document, value);
    }

    private static URI secure(String what, String value) {
        URI url;
        try {
            url = new URI(value);
        } catch (URISyntaxException e) {
            throw refuse(what, value, "is not a URL", "write one that begins with https://");
        }
        if (url.getHost() == null || url.getScheme() == null) {
            throw refuse(what, value, "is not a URL with a host", "write one that begins with https://");
        }
        if (url.getRawUserInfo() != null) {
            throw refuse(what, url.getHost(), "has credentials in it", "leave out what stands before the @");
        }
        if (url.getRawFragment() != null) {
            throw refuse(what, value, "has a fragment", "leave out the # and what follows");
        }
        String host = url.getHost().replaceAll("^\\[|]$", "");
        Stream<InetAddress> readings = Stream.concat(
                literal(host, InetAddress::ofLiteral).stream(), literal(host, Inet4Address::ofPosixLiteral).stream());
        if (readings.anyMatch(ConfiguredUrl::ofNobody)) {
            throw refuse(
                    what,
                    value,
                    "has a link-local, multicast or unspecified address, where machines keep their secrets",
                    "write the provider's name");
        }
        boolean loopback = host.equals("localhost")
                || literal(host, InetAddress::ofLiteral)
                        .filter(InetAddress::isLoopbackAddress)
                        .isPresent();
        if (!url.getScheme().equals("https") && !(loopback && url.getScheme().equals("http"))) {
            throw refuse(
                    what,
                    value,
                    "is not https",
                    "write https://, or for a trial on one machine http:// with localhost, 127.0.0.1 or [::1]");
        }
        return url;
    }

    /** The address that a host is, if it is one in this notation and not a name; nobody is asked. */
    private static Optional<InetAddress> literal(String host, Function<String, ? extends InetAddress> notation) {
        try {
            return Optional.of(notation.apply(host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static boolean ofNobody(InetAddress address) {
        return address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
    }

    private static ConfigurationException refuse(String what, String value, String problem, String remedy) {
        return new ConfigurationException(what + " is '" + value + "', which " + problem + ": " + remedy);
    }
}
