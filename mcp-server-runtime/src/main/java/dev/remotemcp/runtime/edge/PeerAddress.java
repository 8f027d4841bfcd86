package dev.remotemcp.runtime.edge;

import io.netty.channel.Channel;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Names the network peer of a connection, for limits that hold per peer. */
final class PeerAddress {
    /** Bytes of an IPv6 prefix that one subscriber usually has to themselves (RFC 6177, section 2). */
    private static final int SUBSCRIBER_PREFIX = 8;

    private PeerAddress() {}

    /** The address of a connection's peer; of IPv6, its network of 64 bits. */
    static String of(Channel channel) {
        SocketAddress address = channel.remoteAddress();
        return address instanceof InetSocketAddress inet && inet.getAddress() != null
                ? of(inet.getAddress())
                : "unknown peer"; // a channel without addresses, for example one embedded in a test
    }

    /** The text for an address. */
    static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? "peer " + HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), SUBSCRIBER_PREFIX)) + "/64"
                : "peer " + address.getHostAddress();
    }
}
