package dev.remotemcp.schemagen.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names that one compilation has given away, to find the ones given twice on one server. */
public final class Compilation {
    private final Map<String, String> owners = new HashMap<>();

    /**
     * Takes a name.
     *
     * @param server name of the server within which the name must be unique
     * @param kind what is named, for example {@code tool}
     * @param owner who takes it, for example {@code Weather.forecast}
     * @return who has it already
     */
    Optional<String> take(String server, String kind, String name, String owner) {
        String before = owners.putIfAbsent(server + " " + kind + " " + name, owner);
        return Optional.ofNullable(before).filter(other -> !other.equals(owner));
    }
}
