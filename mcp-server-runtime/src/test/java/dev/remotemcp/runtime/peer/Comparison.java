package dev.remotemcp.runtime.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Where two trees of JSON differ. */
final class Comparison {
    /** The value that is not there. */
    static final String ABSENT = "absent";

    /**
     * One place, as small as possible.
     *
     * @param pointer JSON pointer of the place
     * @param peer the peer's value as JSON, or {@link #ABSENT}
     * @param ours our value as JSON, or {@link #ABSENT}
     */
    record Place(String pointer, String peer, String ours) {}

    private final List<Place> places = new ArrayList<>();

    private Comparison() {}

    static List<Place> of(JsonNode peer, JsonNode ours) {
        Comparison comparison = new Comparison();
        comparison.compare("", peer, ours);
        return comparison.places;
    }

    private void compare(String pointer, JsonNode peer, JsonNode ours) {
        if (peer.isObject() && ours.isObject()) {
            TreeSet<String> names = new TreeSet<>(peer.propertyNames());
            names.addAll(ours.propertyNames());
            names.forEach(name -> compare(pointer + "/" + name, peer.path(name), ours.path(name)));
        } else if (peer.isArray() && ours.isArray() && peer.size() == ours.size()) {
            for (int i = 0; i < peer.size(); i++) {
                compare(pointer + "/" + i, peer.get(i), ours.get(i));
            }
        } else if (!same(peer, ours)) {
            places.add(new Place(pointer, text(peer), text(ours)));
        }
    }

    private static boolean same(JsonNode peer, JsonNode ours) {
        return peer.isNumber() && ours.isNumber()
                ? peer.decimalValue().compareTo(ours.decimalValue()) == 0
                : peer.equals(ours);
    }

    private static String text(JsonNode value) {
        return value instanceof MissingNode ? ABSENT : value.toString();
    }
}
