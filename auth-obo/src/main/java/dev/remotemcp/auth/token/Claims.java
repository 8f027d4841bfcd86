package dev.remotemcp.auth.token;

import dev.remotemcp.auth.token.TokenVerdict.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The claims of one token, unmodifiable, and read by type: what is there in another form ends the examination. */
final class Claims {
    /** The end of the year 9999; what lies beyond is no time but an attempt. */
    private static final double LAST_SECOND = 253_402_300_799d;

    private final Map<String, Object> values;

    private Claims(Map<String, Object> values) {
        this.values = values;
    }

    /** Copies the claims; those that are null count as absent. */
    static Claims of(Map<String, Object> json) {
        return new Claims(frozen(json));
    }

    Map<String, Object> all() {
        return values;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> text(String name) throws Refusal {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new Refusal(Reason.CLAIM);
    }

    /** A text that must be there and not be blank. */
    String required(String name) throws Refusal {
        return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> new Refusal(Reason.CLAIM));
    }

    /** A NumericDate (RFC 7519, section 2), fractions of a second cut off. */
    Optional<Instant> time(String name) throws Refusal {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        // Written so that NaN fails too.
        if (value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= LAST_SECOND) {
            return Optional.of(Instant.ofEpochSecond(number.longValue()));
        }
        throw new Refusal(Reason.CLAIM);
    }

    /** The words of a text that are separated by spaces; none if the claim is absent. */
    Set<String> words(String name) throws Refusal {
        return split(text(name).orElse(""));
    }

    /** The words of a text that are separated by spaces. */
    static Set<String> split(String text) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(text.split(" ", -1)));
        words.remove("");
        return words;
    }

    /** The texts of an array, or the one text that stands for an array of one; none if the claim is absent. */
    List<String> texts(String name) throws Refusal {
        return texts(values.get(name));
    }

    /**
     * The texts of an array that may lie in an object; what is there in another form counts as absent, since the path
     * was guessed.
     *
     * @param path name of a claim, dots and all, or names separated by dots that lead from object to object
     */
    List<String> textsAt(String path) {
        Object value = values.get(path);
        if (value == null) {
            value = values;
            for (String name : path.split("\\.", -1)) {
                value = value instanceof Map<?, ?> object ? object.get(name) : null;
            }
        }
        try {
            return texts(value);
        } catch (Refusal otherForm) {
            return List.of();
        }
    }

    private static List<String> texts(@Nullable Object value) throws Refusal {
        if (value == null) {
            return List.of();
        }
        if (value instanceof String text) {
            return List.of(text);
        }
        if (!(value instanceof List<?> list)) {
            throw new Refusal(Reason.CLAIM);
        }
        List<String> texts = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String text)) {
                throw new Refusal(Reason.CLAIM);
            }
            texts.add(text);
        }
        return texts;
    }

    private static Map<String, Object> frozen(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (value != null) {
                copy.put(String.valueOf(name), frozen(value));
            }
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object frozen(Object value) {
        return switch (value) {
            case Map<?, ?> map -> frozen(map);
            case List<?> list -> {
                List<Object> copy = new ArrayList<>();
                for (Object element : list) {
                    if (element != null) {
                        copy.add(frozen(element));
                    }
                }
                yield Collections.unmodifiableList(copy);
            }
            default -> value;
        };
    }
}
