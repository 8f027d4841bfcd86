package dev.remotemcp.runtime.peer;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where our answer differs from the peer's, and why it does.
 *
 * @param exchanges names of the exchanges concerned; empty for all
 * @param place of the answers' JSON pointers
 * @param peer of the peer's values as JSON
 * @param ours of our values as JSON
 * @param why the specification's rule
 */
record Difference(Set<String> exchanges, Pattern place, Pattern peer, Pattern ours, String why) {
    /** A difference in some exchanges; place and values are regular expressions. */
    static Difference in(String place, String peer, String ours, String why, String... exchanges) {
        return new Difference(
                Set.of(exchanges), Pattern.compile(place), Pattern.compile(peer), Pattern.compile(ours), why);
    }

    /** A difference wherever these values stand against each other. */
    static Difference everywhere(String place, String peer, String ours, String why) {
        return in(place, peer, ours, why);
    }

    boolean covers(String exchange, Comparison.Place found) {
        return (exchanges.isEmpty() || exchanges.contains(exchange))
                && place.matcher(found.pointer()).matches()
                && peer.matcher(found.peer()).matches()
                && ours.matcher(found.ours()).matches();
    }

    @Override
    public String toString() {
        return place + " " + (exchanges.isEmpty() ? "" : exchanges);
    }
}
