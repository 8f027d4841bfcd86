package dev.remotemcp.runtime.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A finite automaton that reads a text once, character by character, in all the states that it may be in at a time.
 *
 * <p>Sets of states, and where ASCII leads from them, are remembered when they first occur, up to a bound; texts of the
 * usual kind then cost one look-up for each character. Thread-safe: threads that meet may compute the same twice.
 */
final class Automaton {
    /** A set of states takes up to 600 bytes with what is remembered of it. */
    private static final int MOST_REMEMBERED = 128;

    private static final int ASCII = 128;
    private static final int KNOWN_CHARACTERS = 512;

    private final boolean anywhere;
    private final int words;
    private final long[][] follow;
    private final Map<Pattern, long[]> sets;
    private final long[] ends;
    private final long[] accepting;
    private final States start;
    private final @Nullable Taken[] known = new Taken[KNOWN_CHARACTERS];
    private final Map<Key, States> remembered = new ConcurrentHashMap<>();

    /**
     * An automaton, whose state 0 is the one before the text.
     *
     * @param anywhere whether it is enough that a part of the text matches
     * @param follow the states that may come after each
     * @param sets in which states the characters of a set may be taken
     * @param begins states that are reached by the beginning of the text
     * @param ends states that are reached by its end
     * @param accepting states in which what was read matches
     */
    Automaton(
            boolean anywhere,
            List<BitSet> follow,
            Map<Pattern, BitSet> sets,
            BitSet begins,
            BitSet ends,
            BitSet accepting) {
        this.anywhere = anywhere;
        this.words = (follow.size() + 63) / 64;
        this.follow = follow.stream().map(this::bits).toArray(long[][]::new);
        this.sets = new HashMap<>();
        sets.forEach((set, states) -> this.sets.put(set, bits(states)));
        this.ends = bits(ends);
        this.accepting = bits(accepting);
        long[] first = bits(begins);
        for (int i = 0; i < words; i++) {
            first[i] &= this.follow[0][i];
        }
        first[0] |= 1;
        this.start = remember(first);
    }

    private long[] bits(BitSet states) {
        return Arrays.copyOf(states.toLongArray(), words);
    }

    /**
     * A set of states.
     *
     * @param next where ASCII leads from here, as far as that is known; null if there are too many sets to remember
     */
    private record States(long[] bits, boolean none, boolean matched, States @Nullable [] next) {}

    private record Key(long[] bits) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key(long[] others) && Arrays.equals(bits, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bits);
        }
    }

    /** The states in which a character may be taken. */
    private record Taken(int character, long[] states) {}

    /**
     * Whether a text matches.
     *
     * @throws PatternWork.ExceededException if that takes more than the allowance
     */
    boolean matches(String text, PatternWork work) {
        States states = start;
        for (int i = 0; i < text.length(); ) {
            if (states.none()) {
                return false;
            }
            if (anywhere && states.matched()) {
                return true;
            }
            char c = text.charAt(i);
            States next = c < ASCII && states.next() != null ? states.next()[c] : null;
            if (next == null) {
                int character = text.codePointAt(i);
                next = step(states, character, work);
                i += Character.charCount(character);
            } else {
                i++;
            }
            states = next;
        }
        return states.matched() || intersect(after(states.bits(), ends), accepting);
    }

    private States step(States from, int character, PatternWork work) {
        for (long word : from.bits()) {
            work.spend(words * (1 + Long.bitCount(word)));
        }
        long[] to = after(from.bits(), taken(character));
        if (anywhere) {
            to[0] |= 1; // a match may begin here, too
        }
        States next = remember(to);
        States[] known = from.next();
        if (character < ASCII && known != null && next.next() != null) {
            known[character] = next;
        }
        return next;
    }

    private long[] after(long[] from, long[] taken) {
        long[] to = new long[words];
        for (int i = 0; i < words; i++) {
            for (long rest = from[i]; rest != 0; rest &= rest - 1) {
                long[] follows = follow[64 * i + Long.numberOfTrailingZeros(rest)];
                for (int j = 0; j < words; j++) {
                    to[j] |= follows[j];
                }
            }
        }
        for (int j = 0; j < words; j++) {
            to[j] &= taken[j];
        }
        return to;
    }

    private States remember(long[] bits) {
        Key key = new Key(bits);
        States known = remembered.get(key);
        if (known != null) {
            return known;
        }
        boolean none = Arrays.stream(bits).allMatch(word -> word == 0);
        boolean keep = remembered.size() < MOST_REMEMBERED;
        States states = new States(bits, none, intersect(bits, accepting), keep ? new States[ASCII] : null);
        if (!keep) {
            return states;
        }
        States other = remembered.putIfAbsent(key, states);
        return other == null ? states : other;
    }

    private long[] taken(int character) {
        int index = character < KNOWN_CHARACTERS / 2
                ? character
                : KNOWN_CHARACTERS / 2 + character % (KNOWN_CHARACTERS / 2);
        Taken taken = known[index];
        if (taken == null || taken.character() != character) {
            String text = Character.toString(character);
            long[] states = new long[words];
            sets.forEach((set, in) -> {
                if (set.matcher(text).matches()) {
                    for (int i = 0; i < words; i++) {
                        states[i] |= in[i];
                    }
                }
            });
            taken = new Taken(character, states);
            known[index] = taken;
        }
        return taken.states();
    }

    private static boolean intersect(long[] one, long[] other) {
        for (int i = 0; i < one.length; i++) {
            if ((one[i] & other[i]) != 0) {
                return true;
            }
        }
        return false;
    }
}
