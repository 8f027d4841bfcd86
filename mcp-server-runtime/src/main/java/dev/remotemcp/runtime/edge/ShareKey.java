package dev.remotemcp.runtime.edge;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Names those who share limits: network peers, and callers who signed in. */
final class ShareKey {
    /** Bytes of an IPv6 prefix that one subscriber usually has to themselves (RFC 6177, section 2). */
    private static final int SUBSCRIBER_PREFIX = 8;

    private static final String PEER = "peer ";
    private static final String CALLER = "caller ";

    /** The name of a peer without an address, for example on a channel within this process. */
    private static final String UNKNOWN = PEER + "unknown";

    private ShareKey() {}

    /** The name of a caller who signed in, changed where it could be taken for a peer's. */
    static String ofCaller(String name) {
        return name.startsWith(PEER) || name.startsWith(CALLER) ? CALLER + name : name;
    }

    /** The name of a socket's peer. */
    static String of(SocketAddress address) {
        return address instanceof InetSocketAddress inet && inet.getAddress() != null ? of(inet.getAddress()) : UNKNOWN;
    }

    /** The name of an address; of IPv6, that of its network of 64 bits. */
    static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? PEER + HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), SUBSCRIBER_PREFIX)) + "/64"
                : PEER + address.getHostAddress();
    }
}
