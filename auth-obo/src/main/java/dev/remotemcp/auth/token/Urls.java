package dev.remotemcp.auth.token;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** URLs that are fetched from: of another machine only by HTTPS. */
final class Urls {
    private Urls() {}

    /**
     * A URL from which keys may be fetched.
     *
     * @param name what to call it in an error
     * @throws IllegalArgumentException if it is none, or names an address that is nobody's but the machine's
     */
    static URI fetchable(String name, String text) {
        URI url;
        try {
            url = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " is '" + text + "', which is no URL", e);
        }
        String host = url.getHost();
        boolean https = "https".equals(url.getScheme());
        if (host == null || !https && !("http".equals(url.getScheme()) && isLoopback(host))) {
            throw new IllegalArgumentException(
                    name + " is '" + text + "': it must be an https URL (http only on this machine)");
        }
        if (isLinkLocal(host)) {
            throw new IllegalArgumentException(
                    name + " is '" + text + "', which is an address of the cloud's own services: name the issuer's host");
        }
        return url;
    }

    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    // Names are not resolved here: only what is written as an address.
    private static boolean isLinkLocal(String host) {
        if (!host.matches("[0-9.]+|\\[.*]")) {
            return false;
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLinkLocalAddress() || address.isAnyLocalAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
