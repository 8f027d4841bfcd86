package dev.remotemcp.benchmarks.load;

import java.io.IOException;
import java.net.Socket;

/** A session of the good caller that rests during an attack. */
final class KeptSession {
    private final Target target;
    private final String id;

    private KeptSession(Target target, String id) {
        this.target = target;
        this.id = id;
    }

    static KeptSession open(Target target) {
        String token = target.callers().good();
        try {
            return new KeptSession(
                    target, ask(target, target.requests().initialize(token, 0)).session());
        } catch (IOException failed) {
            return new KeptSession(target, "");
        }
    }

    /** In one word or two, whether the session still answers. */
    String state() {
        if (id.isEmpty()) {
            return "none";
        }
        try {
            int status = ask(target, target.requests().ping(target.callers().good(), id))
                    .status();
            return status == 200 ? "kept" : "HTTP " + status;
        } catch (IOException failed) {
            return "no answer";
        }
    }

    private static Answer ask(Target target, byte[] request) throws IOException {
        try (Socket socket = target.connect()) {
            return new Connection(socket).exchange(request);
        }
    }
}
