package dev.remotemcp.runtime.call;

import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a misspelt name. */
final class Spelling {
    private Spelling() {}

    /** The candidate that is close enough to have been meant, the closest first. */
    static Optional<String> closest(String name, Iterable<String> candidates) {
        String closest = null;
        // Up to a third of the letters may differ.
        int least = Math.max(1, name.length() / 3) + 1;
        for (String candidate : candidates) {
            int distance = distance(normal(name), normal(candidate));
            if (distance < least) {
                least = distance;
                closest = candidate;
            }
        }
        return Optional.ofNullable(closest);
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    // Levenshtein's distance, a row at a time; bounded, for names come from the client.
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > a.length()) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j - 1], row[j]) + 1);
            }
        }
        return row[b.length()];
    }
}
