package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/**
 * A server under attack.
 *
 * @param address where it listens, always on loopback
 * @param requests writes requests to it
 * @param callers who calls it
 * @param tools its tools that the attacks and the good caller use
 * @param addresses how many addresses the attackers come from; 0 for the good caller's own
 * @param tls how the good caller speaks TLS; empty for plain HTTP
 */
record Target(
        InetSocketAddress address,
        Requests requests,
        Callers callers,
        Tools tools,
        int addresses,
        Optional<SSLSocketFactory> tls) {
    /** From 127.0.0.2 to 127.0.0.250. */
    static final int MOST_ADDRESSES = 249;

    private static final int PATIENCE_MILLIS = 10_000;

    /** Tokens of callers, or empty texts where nobody signs in. */
    interface Callers {
        /** The token of the good caller. */
        String good();

        /** The token of an attacker; as many different ones as there are callers. */
        String attacker(int number);
    }

    /**
     * The tools to use; an attack on a tool that is missing is skipped.
     *
     * @param good what the good caller calls; empty for {@code tools/list}
     * @param slow waits for half a minute
     * @param large returns a megabyte
     * @param progress reports progress in messages of 100 KB
     */
    record Tools(Optional<Tool> good, Optional<Tool> slow, Optional<Tool> large, Optional<Tool> progress) {}

    /** This target, with all attackers as one caller from one address. */
    Target withOneCaller() {
        return new Target(address, requests, new OneCaller(callers), tools, Math.min(addresses, 1), tls);
    }

    /** What the good caller sends, or somebody else with that token. */
    byte[] call(String token) {
        return tools.good().map(tool -> requests.call(token, tool)).orElseGet(() -> requests.list(token));
    }

    /** Connects as the good caller does; reads give up after ten seconds. */
    Socket connect() throws IOException {
        Socket socket = connect(new Socket());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return tls.isEmpty()
                ? socket
                : tls.get().createSocket(socket, address.getHostString(), address.getPort(), true);
    }

    /**
     * Connects from an attacker's address.
     *
     * @param number number of the attacker
     * @param receiveBuffer bytes that the system takes for the attacker before it reads; 0 for the usual
     */
    Socket connect(int number, int receiveBuffer) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        if (addresses > 0) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0." + (2 + number % addresses)), 0));
        }
        return connect(socket);
    }

    private Socket connect(Socket socket) throws IOException {
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, PATIENCE_MILLIS);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }
}
