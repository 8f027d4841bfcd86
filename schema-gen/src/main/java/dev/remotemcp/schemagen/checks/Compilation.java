package dev.remotemcp.schemagen.checks;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names that one compilation has given away, to find the ones given twice. */
public final class Compilation {
    private final Map<String, String> owners = new HashMap<>();

    /**
     * Takes a name.
     *
     * @param kind what is named, for example {@code tool}
     * @param owner who takes it, for example {@code Weather.forecast}
     * @return who has it already
     */
    Optional<String> take(String kind, String name, String owner) {
        String before = owners.putIfAbsent(kind + " " + name, owner);
        return Optional.ofNullable(before).filter(other -> !other.equals(owner));
    }
}
