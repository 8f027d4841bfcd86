package dev.remotemcp.runtime.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads a regular expression of Java into an {@link Automaton} with one state for each place of a character in it
 * (Glushkov's construction). {@link java.util.regex} itself says which characters a place takes, for example
 * {@code \p{L}}, so that only the structure is read here: groups, alternatives, repetition, and anchors at the ends.
 */
final class RegexReader {
    /** With more states the automaton would be slower than it is worth. */
    private static final int MOST_STATES = 256;

    /** Counted repetition is read as often as it counts, also where it is nested. */
    private static final int MOST_ATOMS = 4 * MOST_STATES;

    private static final int MOST_LEVELS = 100;
    private static final String SETS = "dDwWsShHvV";
    private static final String CONTROLS = "tnrfae";

    private final String regex;
    private final boolean anywhere;
    private final List<BitSet> follow = new ArrayList<>();
    private final Map<String, BitSet> places = new LinkedHashMap<>();
    private final BitSet begins = new BitSet();
    private final BitSet ends = new BitSet();
    private int at;
    private int atoms;
    private int levels;

    private RegexReader(String regex, boolean anywhere) {
        this.regex = regex;
        this.anywhere = anywhere;
        follow.add(new BitSet()); // the start
    }

    /**
     * The automaton of an expression that {@link Pattern} can compile; empty if it has what automata do not, or too
     * many states.
     *
     * @param anywhere whether a part of the text is enough; then {@code $} is not known
     */
    static Optional<Automaton> read(String regex, boolean anywhere) {
        try {
            return Optional.of(new RegexReader(regex, anywhere).automaton());
        } catch (UnknownException | PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Something that automata do not have. */
    private static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownException() {
            super(null, null, false, false);
        }
    }

    /** A part of the expression: the states in which it may begin and end, and whether it matches nothing, too. */
    private record Part(BitSet first, BitSet last, boolean empty) {
        static final Part NOTHING = new Part(new BitSet(), new BitSet(), true);

        Part optional() {
            return new Part(first, last, true);
        }

        Part or(Part other) {
            return new Part(union(first, other.first), union(last, other.last), empty || other.empty);
        }
    }

    private Automaton automaton() {
        Part whole = alternatives();
        if (at < regex.length()) {
            throw new UnknownException();
        }
        follow.getFirst().or(whole.first());
        BitSet accepting = (BitSet) whole.last().clone();
        accepting.set(0, whole.empty());
        anchorsAreAtTheEnds();
        Map<Pattern, BitSet> sets = new LinkedHashMap<>();
        places.forEach((set, states) -> sets.put(Pattern.compile(set), states));
        return new Automaton(anywhere, follow, sets, begins, ends, accepting);
    }

    // An anchor is read like a character that comes once before the text, or once behind it.
    private void anchorsAreAtTheEnds() {
        for (int state = 1; state < follow.size(); state++) {
            if (follow.get(state).intersects(begins)
                    || ends.get(state) && !follow.get(state).isEmpty()) {
                throw new UnknownException();
            }
        }
    }

    private Part alternatives() {
        Part part = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            part = part.or(sequence());
        }
        return part;
    }

    private Part sequence() {
        Part part = Part.NOTHING;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            part = then(part, repeated());
        }
        return part;
    }

    private Part then(Part before, Part after) {
        connect(before.last(), after.first());
        return new Part(
                before.empty() ? union(before.first(), after.first()) : before.first(),
                after.empty() ? union(before.last(), after.last()) : after.last(),
                before.empty() && after.empty());
    }

    private void connect(BitSet from, BitSet to) {
        from.stream().forEach(state -> follow.get(state).or(to));
    }

    private Part repeated() {
        int start = at;
        Part once = atom();
        Quantifier quantifier = quantifier();
        int end = at;
        if (quantifier.equals(Quantifier.ONCE)) {
            return once;
        }
        if (regex.startsWith("^", start) || regex.startsWith("$", start) || regex.startsWith("\\z", start)) {
            throw new UnknownException();
        }
        List<Part> copies = new ArrayList<>(List.of(once));
        int wanted = quantifier.unbounded() ? Math.max(1, quantifier.min()) : quantifier.max();
        while (copies.size() < wanted) {
            at = start;
            copies.add(atom());
        }
        if (quantifier.unbounded()) {
            connect(copies.getLast().last(), copies.getLast().first());
        }
        at = end;
        return nested(copies.subList(0, wanted), quantifier.min());
    }

    /** As in {@code a(a(a)?)?}, which needs fewer steps between states than {@code aa?a?}. */
    private Part nested(List<Part> copies, int min) {
        Part all = Part.NOTHING;
        for (int i = copies.size() - 1; i >= 0; i--) {
            Part more = then(copies.get(i), all);
            all = i < min ? more : more.optional();
        }
        return all;
    }

    private record Quantifier(int min, int max) {
        static final Quantifier ONCE = new Quantifier(1, 1);

        boolean unbounded() {
            return max == Integer.MAX_VALUE;
        }
    }

    private Quantifier quantifier() {
        Quantifier quantifier = switch (peek()) {
            case '*' -> quantifier(0, Integer.MAX_VALUE);
            case '+' -> quantifier(1, Integer.MAX_VALUE);
            case '?' -> quantifier(0, 1);
            case '{' -> counted();
            default -> Quantifier.ONCE;
        };
        if (peek() == '?' && !quantifier.equals(Quantifier.ONCE)) {
            at++; // reluctant: the same texts match
        }
        if ("*+?{".indexOf(peek()) >= 0) {
            throw new UnknownException(); // possessive, or a quantifier of a quantifier
        }
        return quantifier;
    }

    private Quantifier quantifier(int min, int max) {
        at++;
        return new Quantifier(min, max);
    }

    private Quantifier counted() {
        int close = regex.indexOf('}', at);
        String count = close < 0 ? "" : regex.substring(at + 1, close);
        int comma = count.indexOf(',');
        int min = count(comma < 0 ? count : count.substring(0, comma));
        int max = comma < 0 ? min : comma == count.length() - 1 ? Integer.MAX_VALUE : count(count.substring(comma + 1));
        at = close + 1;
        return new Quantifier(min, max);
    }

    private static int count(String digits) {
        if (digits.isEmpty()
                || digits.length() > 4
                || !digits.chars().allMatch(c -> c >= '0' && c <= '9')
                || Integer.parseInt(digits) > MOST_STATES) {
            throw new UnknownException();
        }
        return Integer.parseInt(digits);
    }

    private char peek() {
        return at < regex.length() ? regex.charAt(at) : '\0';
    }

    private Part atom() {
        if (++atoms > MOST_ATOMS) {
            throw new UnknownException();
        }
        int start = at;
        return switch (regex.charAt(at)) {
            case '(' -> group();
            case '[' -> set();
            case '\\' -> escape();
            case '.' -> place(start, start + 1);
            case '^' -> anchor(begins, 1);
            case '$' -> anywhere ? unknown() : anchor(ends, 1);
            case '*', '+', '?', '{' -> unknown();
            default -> character(start);
        };
    }

    private static Part unknown() {
        throw new UnknownException();
    }

    private Part group() {
        if (regex.startsWith("(?:", at)) {
            at += 3;
        } else if (regex.startsWith("(?<", at) && at + 3 < regex.length() && isLetter(regex.charAt(at + 3))) {
            at = regex.indexOf('>', at) + 1;
        } else if (regex.startsWith("(?", at)) {
            throw new UnknownException();
        } else {
            at++;
        }
        if (++levels > MOST_LEVELS) {
            throw new UnknownException();
        }
        Part inside = alternatives();
        levels--;
        if (peek() != ')') {
            throw new UnknownException();
        }
        at++;
        return inside;
    }

    private Part set() {
        int open = 0;
        for (int i = at; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
                if (regex.startsWith("Q", i)) {
                    throw new UnknownException();
                }
            } else if (c == '[') {
                open++;
                if (regex.startsWith("]", i + 1) || regex.startsWith("^]", i + 1)) {
                    throw new UnknownException();
                }
            } else if (regex.startsWith("&&", i)) {
                throw new UnknownException();
            } else if (c == ']' && --open == 0) {
                return place(at, i + 1);
            }
        }
        throw new UnknownException();
    }

    private Part escape() {
        int start = at;
        if (start + 1 == regex.length()) {
            throw new UnknownException();
        }
        char c = regex.charAt(start + 1);
        if (SETS.indexOf(c) >= 0 || CONTROLS.indexOf(c) >= 0) {
            return place(start, start + 2);
        }
        return switch (c) {
            case 'p', 'P' -> place(start, regex.startsWith("{", start + 2) ? closed(start) : start + 3);
            case 'x' -> place(start, regex.startsWith("{", start + 2) ? closed(start) : start + 4);
            case 'u' ->
                Character.isSurrogate((char) Integer.parseInt(regex, start + 2, start + 6, 16))
                        ? unknown()
                        : place(start, start + 6);
            case 'z' -> anchor(ends, 2);
            default -> isLetter(c) || c >= '0' && c <= '9' ? unknown() : character(start + 1);
        };
    }

    private int closed(int start) {
        return regex.indexOf('}', start) + 1;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private Part character(int index) {
        int character = regex.codePointAt(index);
        if (Character.getType(character) == Character.SURROGATE) {
            throw new UnknownException();
        }
        at = index + Character.charCount(character);
        return state("\\x{" + Integer.toHexString(character) + "}");
    }

    private Part place(int start, int end) {
        at = end;
        return state(regex.substring(start, end));
    }

    private Part state(String set) {
        BitSet state = state();
        places.computeIfAbsent(set, _ -> new BitSet()).or(state);
        return new Part(state, state, false);
    }

    private Part anchor(BitSet anchors, int length) {
        at += length;
        BitSet state = state();
        anchors.or(state);
        return new Part(state, state, false);
    }

    private BitSet state() {
        if (follow.size() == MOST_STATES) {
            throw new UnknownException();
        }
        BitSet state = new BitSet();
        state.set(follow.size());
        follow.add(new BitSet());
        return state;
    }

    private static BitSet union(BitSet one, BitSet other) {
        BitSet union = (BitSet) one.clone();
        union.or(other);
        return union;
    }
}
