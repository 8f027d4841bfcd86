package dev.remotemcp.minientra;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The sign-in session of each person, which every token issued in it names. */
final class Sessions {
    private final Map<User.Id, String> ids = new ConcurrentHashMap<>();

    String of(User user) {
        return ids.computeIfAbsent(user.id(), started -> UUID.randomUUID().toString());
    }

    void end(User user) {
        ids.put(user.id(), UUID.randomUUID().toString());
    }
}
