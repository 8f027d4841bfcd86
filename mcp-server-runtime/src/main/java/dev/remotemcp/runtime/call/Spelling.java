package dev.remotemcp.runtime.call;

import java.util.Locale;
import java.util.Optional;

/** Finds what was probably meant by a misspelt name. */
public final class Spelling {
    private static final int LONGEST = 60;

    private Spelling() {}

    /** The candidate that is close enough to have been meant, the closest first. */
    public static Optional<String> closest(String name, Iterable<String> candidates) {
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

    /** Asks for the candidate that was probably meant; nothing if there is none. */
    static String question(String name, Iterable<String> candidates) {
        return closest(name, candidates)
                .map(meant -> "; did you mean '" + meant + "'?")
                .orElse("");
    }

    /** A name as messages show it, cut where it is long. */
    static String excerpt(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
    }

    private static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }

    // Levenshtein's distance where swapped neighbours count once.
    private static int distance(String a, String b) {
        // Names come from the client: nothing is computed for one that is far too long.
        if (b.length() > 2 * a.length() || a.length() > 2 * b.length()) {
            return Integer.MAX_VALUE;
        }
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                int substitution = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                steps[i][j] = Math.min(substitution, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[a.length()][b.length()];
    }
}
