package dev.remotemcp.runtime.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The addresses that nobody but this machine reaches. */
public final class Loopback {
    private Loopback() {}

    /** Whether a server that listens there is reached from this machine only; false for a name that is unknown. */
    public static boolean includes(String host) {
        try {
            return !host.isEmpty() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false; // binding will fail with a message of its own
        }
    }
}
