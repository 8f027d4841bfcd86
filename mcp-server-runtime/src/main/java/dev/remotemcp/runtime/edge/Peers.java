package dev.remotemcp.runtime.edge;

import dev.remotemcp.runtime.config.ConnectionsConfiguration;
import io.micronaut.context.exceptions.ConfigurationException;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whose request it is by network address: the connection's peer, or, behind a trusted proxy, the last address in
 * {@code X-Forwarded-For} or {@code Forwarded} (RFC 7239) that is not a trusted proxy's.
 */
@Singleton
final class Peers {
    private static final String SETTING = "mcp.connections.trusted-proxies";
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");
    private static final List<String> PRIVATE =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "fe80::/10");

    /** More proxies in a row than that are not looked through. */
    private static final int MOST_HOPS = 16;

    private final List<Network> trusted = new ArrayList<>();

    Peers(ConnectionsConfiguration connections, FunctionsHost functionsHost) {
        for (String proxy : connections.trustedProxies()) {
            switch (proxy.strip().toLowerCase(Locale.ROOT)) {
                case "loopback" -> addAll(LOOPBACK);
                case "private" -> addAll(PRIVATE);
                default -> trusted.add(Network.of(proxy.strip()));
            }
        }
        if (functionsHost.port().isPresent()) {
            addAll(LOOPBACK); // the Functions host forwards every request from this machine
        }
    }

    private void addAll(List<String> networks) {
        networks.forEach(network -> trusted.add(Network.of(network)));
    }

    /** Whether a connection comes from a trusted proxy, which many callers share. */
    boolean isProxy(Channel connection) {
        return address(connection).filter(this::isTrusted).isPresent();
    }

    /** The name of the peer that sent a request on a connection. */
    String of(Slot connection, HttpHeaders headers) {
        return connection.isShared()
                ? forwarded(headers).map(ShareKey::of).orElse(connection.peer())
                : connection.peer();
    }

    private static Optional<InetAddress> address(Channel connection) {
        return connection.remoteAddress() instanceof InetSocketAddress inet
                ? Optional.ofNullable(inet.getAddress())
                : Optional.empty();
    }

    boolean isTrusted(InetAddress address) {
        byte[] bytes = address.getAddress();
        for (Network network : trusted) {
            if (network.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    /** Each proxy adds the address it was called from at the end, so only the end can be trusted. */
    private Optional<InetAddress> forwarded(HttpHeaders headers) {
        List<String> hops = hops(headers);
        for (int i = hops.size() - 1; i >= Math.max(0, hops.size() - MOST_HOPS); i--) {
            Optional<InetAddress> hop = parse(hops.get(i));
            if (hop.isEmpty() || !isTrusted(hop.get())) {
                return hop;
            }
        }
        return Optional.empty();
    }

    private static List<String> hops(HttpHeaders headers) {
        List<String> hops = new ArrayList<>();
        for (String value : headers.getAll("X-Forwarded-For")) {
            hops.addAll(List.of(value.split(",", -1)));
        }
        if (!hops.isEmpty()) {
            return hops;
        }
        for (String value : headers.getAll("Forwarded")) {
            for (String element : value.split(",", -1)) {
                hops.add(forParameter(element));
            }
        }
        return hops;
    }

    /** The value of {@code for} in one element of {@code Forwarded} (RFC 7239, section 4). */
    private static String forParameter(String element) {
        for (String pair : element.split(";", -1)) {
            String parameter = pair.strip();
            if (parameter.regionMatches(true, 0, "for=", 0, 4)) {
                return parameter.substring(4).replace("\"", "");
            }
        }
        return "";
    }

    /** An address with or without port; nothing else, so that no name is ever looked up. */
    private static Optional<InetAddress> parse(String hop) {
        String text = hop.strip();
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            text = end < 0 ? text : text.substring(1, end);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
            text = text.substring(0, text.indexOf(':'));
        }
        return literal(text);
    }

    private static Optional<InetAddress> literal(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Addresses have 4 or 16 bytes", e);
        }
    }

    /** A network in CIDR notation (RFC 4632, section 3.1), or one address. */
    private record Network(byte[] address, int prefix) {
        static Network of(String text) {
            int slash = text.indexOf('/');
            byte[] address = literal(slash < 0 ? text : text.substring(0, slash))
                    .map(InetAddress::getAddress)
                    .orElseThrow(() -> unreadable(text));
            int bits = address.length * 8;
            int prefix = slash < 0 ? bits : number(text, text.substring(slash + 1));
            if (prefix > bits) {
                throw unreadable(text);
            }
            return new Network(address, prefix);
        }

        private static int number(String network, String prefix) {
            if (prefix.isEmpty() || prefix.length() > 3 || !prefix.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw unreadable(network);
            }
            return Integer.parseInt(prefix);
        }

        private static ConfigurationException unreadable(String network) {
            return new ConfigurationException(SETTING + " contains '" + network
                    + "', which is not an address or a network: write for example 10.0.0.0/8, loopback or private");
        }

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < prefix; bit += 8) {
                int mask = prefix - bit >= 8 ? 0xff : 0xff << (8 - (prefix - bit)) & 0xff;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
