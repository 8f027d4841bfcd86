package dev.remotemcp.runtime.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Names network peers, for limits that hold per peer. */
final class PeerAddress {
    /** Bytes of an IPv6 prefix that one subscriber usually has to themselves (RFC 6177, section 2). */
    private static final int SUBSCRIBER_PREFIX = 8;

    /** The name of a peer without an address, for example on a channel within this process. */
    private static final String UNKNOWN = "peer unknown";

    private PeerAddress() {}

    /** The name of a socket's peer. */
    static String of(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null ? of(inet.getAddress()) : UNKNOWN;
    }

    /** The name of an address; of IPv6, that of its network of 64 bits. */
    static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? "peer " + HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), SUBSCRIBER_PREFIX)) + "/64"
                : "peer " + address.getHostAddress();
    }
}
