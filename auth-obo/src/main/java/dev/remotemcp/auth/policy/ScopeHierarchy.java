package dev.remotemcp.auth.policy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which scopes include others: whoever has the broader one has the narrower ones as well. Immutable.
 *
 * @param included for each broader scope all that it includes, at any depth
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/authorization">MCP 2026-07-28,
 *     Authorization, Scope Challenge Handling</a>
 */
public record ScopeHierarchy(Map<String, Set<String>> included) {
    /** No scope includes another. */
    public static final ScopeHierarchy FLAT = new ScopeHierarchy(Map.of());

    private static final String KEY = "mcp.auth.scope-hierarchy";
    private static final Pattern SCOPE =
            Pattern.compile("[!#-;=?-\\[\\]-~]+"); // RFC 6749, section 3.3, without < and >

    /** Copies the map. */
    public ScopeHierarchy {
        included = Map.copyOf(included);
    }

    /**
     * Reads entries like {@code mail.readwrite > mail.read > mail.list}.
     *
     * @throws ConfigurationException if an entry has another form, or a scope includes itself
     */
    static ScopeHierarchy parse(Collection<String> entries) {
        Map<String, Set<String>> direct = new HashMap<>();
        for (String entry : entries) {
            List<String> scopes =
                    List.of(entry.split(">", -1)).stream().map(String::strip).toList();
            if (scopes.size() < 2
                    || !scopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches())) {
                throw new ConfigurationException("The setting " + KEY + " has the entry '" + entry
                        + "': write the broader scope first, for example mail.readwrite > mail.read");
            }
            for (int i = 1; i < scopes.size(); i++) {
                direct.computeIfAbsent(scopes.get(i - 1), broader -> new LinkedHashSet<>())
                        .add(scopes.get(i));
            }
        }
        Map<String, Set<String>> included = new HashMap<>();
        direct.keySet().forEach(broader -> included.put(broader, reachable(broader, direct)));
        return new ScopeHierarchy(included);
    }

    private static Set<String> reachable(String from, Map<String, Set<String>> direct) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(direct.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String scope = open.pop();
            if (scope.equals(from)) {
                throw new ConfigurationException("The setting " + KEY + " lets the scope '" + from
                        + "' include itself: remove one of the entries that lead back to it");
            }
            if (found.add(scope)) {
                open.addAll(direct.getOrDefault(scope, Set.of()));
            }
        }
        return Set.copyOf(found);
    }

    /** Whether all of the needed scopes are among the granted ones or included in them. */
    public boolean covers(Set<String> granted, Set<String> needed) {
        if (granted.containsAll(needed)) {
            return true;
        }
        if (included.isEmpty()) {
            return false;
        }
        Set<String> all = new HashSet<>(granted);
        granted.forEach(scope -> all.addAll(included.getOrDefault(scope, Set.of())));
        return all.containsAll(needed);
    }

    /** Every scope that is named. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(included.keySet());
        included.values().forEach(names::addAll);
        return names;
    }
}
