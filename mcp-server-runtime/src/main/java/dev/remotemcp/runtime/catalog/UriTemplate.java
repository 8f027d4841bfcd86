package dev.remotemcp.runtime.catalog;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Matches URIs against an RFC 6570 level-1 template such as {@code weather://stations/{id}/latest}.
 *
 * <p>A variable stands for one or more characters other than {@code / ? #}, which is what a level-1 expansion of a
 * non-empty value yields; the value is percent-decoded. Immutable.
 */
final class UriTemplate {
    /** Literal text before, between and after the variables: one more than there are variables. */
    private final List<String> literals = new ArrayList<>();

    private final List<String> variables = new ArrayList<>();

    UriTemplate(String template) {
        int at = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', at)) {
            int close = template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("The URI template '" + template + "' has a '{' without a '}'");
            }
            literals.add(template.substring(at, open));
            variables.add(template.substring(open + 1, close));
            at = close + 1;
        }
        literals.add(template.substring(at));
    }

    /** How many characters are fixed; of two templates that match, the one with more is meant. */
    int fixedCharacters() {
        return literals.stream().mapToInt(String::length).sum();
    }

    /** The variables' values, if the URI matches. */
    Optional<Map<String, String>> match(String uri) {
        if (!uri.startsWith(literals.getFirst())) {
            return Optional.empty();
        }
        Map<String, String> values = HashMap.newHashMap(variables.size());
        int at = literals.getFirst().length();
        for (int i = 0; i < variables.size(); i++) {
            String after = literals.get(i + 1);
            boolean last = i == variables.size() - 1;
            int stop = last ? uri.length() - after.length() : uri.indexOf(after, at + 1);
            if (stop <= at || !uri.startsWith(after, stop) || after.isEmpty() && !last) {
                return Optional.empty();
            }
            Optional<String> value = decode(uri.substring(at, stop));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(variables.get(i), value.get());
            at = stop + after.length();
        }
        return at == uri.length() ? Optional.of(values) : Optional.empty();
    }

    private static Optional<String> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            int escape = text.indexOf('%', at);
            int stop = escape < 0 ? text.length() : escape;
            String plain = text.substring(at, stop);
            if (plain.chars().anyMatch(c -> c == '/' || c == '?' || c == '#')) {
                return Optional.empty();
            }
            bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
            at = stop;
            if (escape >= 0) {
                int high = escape + 2 < text.length() ? Character.digit(text.charAt(escape + 1), 16) : -1;
                int low = high < 0 ? -1 : Character.digit(text.charAt(escape + 2), 16);
                if (low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                at = escape + 3;
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
