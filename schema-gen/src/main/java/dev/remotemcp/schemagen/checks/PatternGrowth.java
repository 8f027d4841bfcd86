package dev.remotemcp.schemagen.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Tells whether a backtracking engine, such as those of Java and JavaScript, can take exponentially long for a pattern.
 *
 * <p>That is so if a repetition can take one text in two ways: then it can take n such texts in 2ⁿ ways. A pattern is
 * read into the places where a character stands and the steps between them. Two ways show as one step that is there
 * twice, or as two paths that begin and end together and take the same characters, in a circle (Weber and Seidl, On the
 * degree of ambiguity of finite automata). What is not understood, or too large, does not explode as far as is known.
 */
final class PatternGrowth {
    private static final int MOST_PLACES = 150;
    private static final int MOST_ATOMS = 4 * MOST_PLACES;
    private static final int MOST_PAIRS = 3_000_000;

    /** Repetition that is counted to as many counts as one without end. */
    private static final int MANY = 10;

    /** Some characters of every kind; sets that have one of these in common overlap. */
    private static final int[] SAMPLES = java.util.stream.IntStream.concat(
                    java.util.stream.IntStream.range(0, 0x180),
                    java.util.stream.IntStream.of(
                            0x391, 0x3b1, 0x410, 0x430, 0x5d0, 0x627, 0x660, 0x915, 0x2028, 0x20ac, 0x3042, 0x4e00,
                            0xac00, 0xfeff, 0x1f600))
            .toArray();

    private final String regex;
    private final List<BitSet> sets = new ArrayList<>();
    private final List<BitSet> after = new ArrayList<>();
    private final List<BitSet> before = new ArrayList<>();
    private final List<BitSet> twice = new ArrayList<>();
    private int at;
    private int atoms;
    private int pairs;

    private PatternGrowth(String regex) {
        this.regex = regex;
    }

    /** Whether a text exists for which the pattern can take exponentially long. */
    static boolean isExponential(String regex) {
        try {
            Pattern.compile(regex);
            return new PatternGrowth(regex).exponential();
        } catch (UnknownException | PatternSyntaxException e) {
            return false;
        }
    }

    /** Something that is not understood. */
    private static final class UnknownException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownException() {
            super(null, null, false, false);
        }
    }

    private boolean exponential() {
        alternatives();
        if (at < regex.length()) {
            throw new UnknownException();
        }
        for (int place = 0; place < sets.size(); place++) {
            if (takesTwice(place) || meetsAgain(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean takesTwice(int place) {
        return twice.get(place).stream()
                .anyMatch(next -> next == place || reached(next, after::get).get(place));
    }

    private BitSet reached(int from, IntFunction<BitSet> steps) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            steps.apply(open.pop()).stream().forEach(next -> {
                if (!reached.get(next)) {
                    reached.set(next);
                    open.push(next);
                }
            });
        }
        return reached;
    }

    /** Whether two paths lead from a place back to it, with the same characters and over other places. */
    private boolean meetsAgain(int place) {
        BitSet circle = reached(place, after::get);
        circle.and(reached(place, before::get));
        if (circle.cardinality() < 2) {
            return false;
        }
        BitSet there = pairs(place, circle, after);
        there.and(pairs(place, circle, before));
        return there.stream().anyMatch(pair -> pair / sets.size() != pair % sets.size());
    }

    /** The pairs of places in which two paths can be that take the same characters from one place on. */
    private BitSet pairs(int place, BitSet within, List<BitSet> steps) {
        int places = sets.size();
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(place * places + place));
        while (!open.isEmpty()) {
            int pair = open.pop();
            for (int one : both(steps.get(pair / places), within).stream().toArray()) {
                for (int other : both(steps.get(pair % places), within).stream().toArray()) {
                    if (++pairs > MOST_PAIRS) {
                        throw new UnknownException();
                    }
                    int next = one * places + other;
                    if (!reached.get(next) && sets.get(one).intersects(sets.get(other))) {
                        reached.set(next);
                        open.push(next);
                    }
                }
            }
        }
        return reached;
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /** A part of the pattern: the places in which it may begin and end, and whether it matches nothing, too. */
    private record Part(BitSet first, BitSet last, boolean empty) {
        static final Part NOTHING = new Part(new BitSet(), new BitSet(), true);

        Part or(Part other) {
            return new Part(union(first, other.first), union(last, other.last), empty || other.empty);
        }

        Part optional() {
            return new Part(first, last, true);
        }

        private static BitSet union(BitSet one, BitSet other) {
            BitSet union = (BitSet) one.clone();
            union.or(other);
            return union;
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

    private Part then(Part one, Part next) {
        connect(one.last(), next.first());
        return new Part(
                one.empty() ? Part.union(one.first(), next.first()) : one.first(),
                next.empty() ? Part.union(one.last(), next.last()) : next.last(),
                one.empty() && next.empty());
    }

    private void connect(BitSet from, BitSet to) {
        from.stream()
                .forEach(one -> to.stream().forEach(other -> {
                    if (after.get(one).get(other)) {
                        twice.get(one).set(other);
                    }
                    after.get(one).set(other);
                    before.get(other).set(one);
                }));
    }

    private Part repeated() {
        int start = at;
        Part once = atom();
        int min = 1;
        int max = 1;
        switch (peek()) {
            case '*' -> {
                min = 0;
                max = MANY;
                at++;
            }
            case '+' -> {
                max = MANY;
                at++;
            }
            case '?' -> {
                min = 0;
                at++;
            }
            case '{' -> {
                int close = regex.indexOf('}', at);
                String[] counts = regex.substring(at + 1, close).split(",", -1);
                min = Math.min(MANY, count(counts[0]));
                max = counts.length == 1 ? min : counts[1].isEmpty() ? MANY : Math.min(MANY, count(counts[1]));
                at = close + 1;
            }
            default -> {
                return once;
            }
        }
        if (peek() == '?') {
            at++;
        }
        int end = at;
        List<Part> copies = new ArrayList<>(List.of(once));
        int wanted = max == MANY ? Math.max(1, min % MANY) : max;
        while (copies.size() < wanted) {
            at = start;
            copies.add(atom());
        }
        if (max == MANY) {
            connect(copies.getLast().last(), copies.getLast().first());
        }
        at = end;
        return nested(copies.subList(0, wanted), min);
    }

    /** As in {@code a(a(a)?)?}, which takes a text in one way only, other than {@code aa?a?}. */
    private Part nested(List<Part> copies, int min) {
        Part all = Part.NOTHING;
        for (int i = copies.size() - 1; i >= 0; i--) {
            Part more = then(copies.get(i), all);
            all = i < min ? more : more.optional();
        }
        return all;
    }

    private static int count(String digits) {
        if (digits.isEmpty() || digits.length() > 6) {
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
            case '[' -> place(setEnd());
            case '\\' -> escape();
            case '.' -> place(start + 1);
            case '^', '$' -> nothing(1);
            default -> {
                at = start + Character.charCount(regex.codePointAt(start));
                yield place(Pattern.quote(regex.substring(start, at)));
            }
        };
    }

    private Part nothing(int length) {
        at += length;
        return Part.NOTHING;
    }

    private Part group() {
        boolean around = false;
        if (regex.startsWith("(?:", at)) {
            at += 3;
        } else if (regex.startsWith("(?=", at) || regex.startsWith("(?!", at)) {
            around = true;
            at += 3;
        } else if (regex.startsWith("(?<=", at) || regex.startsWith("(?<!", at)) {
            around = true;
            at += 4;
        } else if (regex.startsWith("(?<", at)) {
            at = regex.indexOf('>', at) + 1;
        } else if (regex.startsWith("(?", at)) {
            throw new UnknownException();
        } else {
            at++;
        }
        Part inside = alternatives();
        if (peek() != ')') {
            throw new UnknownException();
        }
        at++;
        return around ? Part.NOTHING : inside;
    }

    private int setEnd() {
        int open = 0;
        for (int i = at; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                open++;
            } else if (c == ']' && --open == 0) {
                return i + 1;
            }
        }
        throw new UnknownException();
    }

    private Part escape() {
        char c = at + 1 < regex.length() ? regex.charAt(at + 1) : '\0';
        boolean braces = regex.startsWith("{", at + 2);
        return switch (c) {
            case 'b', 'B' -> nothing(2);
            case 'p', 'P' -> place(braces ? regex.indexOf('}', at) + 1 : at + 3);
            case 'x' -> place(braces ? regex.indexOf('}', at) + 1 : at + 4);
            case 'u' -> place(at + 6);
            case 'd', 'D', 'w', 'W', 's', 'S', 't', 'n', 'r', 'f' -> place(at + 2);
            default -> {
                if (Character.isLetterOrDigit(c) || c == '\0') {
                    throw new UnknownException();
                }
                yield place(at + 2);
            }
        };
    }

    private Part place(int end) {
        String set = regex.substring(at, end);
        at = end;
        return place(set);
    }

    private Part place(String set) {
        if (sets.size() == MOST_PLACES) {
            throw new UnknownException();
        }
        Pattern pattern = Pattern.compile(set);
        BitSet taken = new BitSet();
        for (int sample : SAMPLES) {
            if (pattern.matcher(Character.toString(sample)).matches()) {
                taken.set(sample);
            }
        }
        BitSet place = new BitSet();
        place.set(sets.size());
        sets.add(taken);
        after.add(new BitSet());
        before.add(new BitSet());
        twice.add(new BitSet());
        return new Part(place, place, false);
    }
}
