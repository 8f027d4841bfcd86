package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The claims of one token, read strictly: a claim of another type than it should have makes the token malformed. */
record Claims(Map<String, Object> all) {
    /** The largest time that a token may name: the year 9999. */
    private static final long LATEST = 253_402_300_799L;

    Optional<String> text(String name) throws RejectedTokenException {
        Object value = all.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new RejectedTokenException(Reason.MALFORMED);
    }

    String required(String name) throws RejectedTokenException {
        return text(name).orElseThrow(() -> new RejectedTokenException(Reason.MALFORMED));
    }

    /** The audiences. */
    List<String> audience() throws RejectedTokenException {
        return switch (all.get("aud")) {
            case String one -> List.of(one);
            case List<?> several when several.stream().allMatch(String.class::isInstance) ->
                several.stream().map(String.class::cast).toList();
            case null, default -> throw new RejectedTokenException(Reason.MALFORMED);
        };
    }

    /** A text of words between spaces, or a list of texts. */
    Set<String> words(String name) throws RejectedTokenException {
        return switch (all.get(name)) {
            case null -> Set.of();
            case String text -> split(text);
            case Collection<?> list when list.stream().allMatch(String.class::isInstance) -> {
                Set<String> words = new LinkedHashSet<>();
                list.forEach(word -> words.add((String) word));
                yield words;
            }
            default -> throw new RejectedTokenException(Reason.MALFORMED);
        };
    }

    private static Set<String> split(String text) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(text.split(" ", -1)));
        words.remove("");
        return words;
    }

    /**
     * Checks the times.
     *
     * @return when the token ends
     */
    Instant checkTimes(Clock clock, Duration skew, boolean issuedAtNeeded) throws RejectedTokenException {
        Instant now = clock.instant();
        Instant end = time("exp").orElseThrow(() -> new RejectedTokenException(Reason.MALFORMED));
        if (issuedAtNeeded && time("iat").isEmpty()) {
            throw new RejectedTokenException(Reason.MALFORMED);
        }
        if (!now.isBefore(end.plus(skew))) {
            throw new RejectedTokenException(Reason.EXPIRED);
        }
        Optional<Instant> start = time("nbf");
        if (start.isPresent() && now.isBefore(start.get().minus(skew))) {
            throw new RejectedTokenException(Reason.EARLY);
        }
        return end;
    }

    private Optional<Instant> time(String name) throws RejectedTokenException {
        Object value = all.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number
                && !(number.doubleValue() < 0)
                && number.doubleValue() <= LATEST) {
            return Optional.of(Instant.ofEpochSecond(number.longValue()));
        }
        throw new RejectedTokenException(Reason.MALFORMED);
    }
}
