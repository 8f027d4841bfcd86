package dev.remotemcp.publish;

import dev.remotemcp.connect.Secret;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes secrets out of what is told of an answer. May be used by several threads. */
final class Redactor {
    private static final int LONGEST = 1000;

    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    /** Remembers a secret that has been sent. */
    void hide(Secret secret) {
        if (!secret.reveal().isEmpty()) {
            secrets.add(secret.reveal());
        }
    }

    /** The text on one line, without secrets, 1000 characters at most. */
    String show(String text) {
        String shown = text.strip().replaceAll("\\s+", " ");
        for (String secret : secrets) {
            shown = shown.replace(secret, "(hidden)");
        }
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
