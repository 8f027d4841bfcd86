package dev.remotemcp.runtime.protocol.json;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * SHA-256 of a JSON value, equal for two texts if and only if they are the same value, collisions of SHA-256 aside.
 *
 * <ul>
 *   <li>Numbers are the same if they are equal as decimal numbers, compared exactly: {@code 100}, {@code 100.0} and
 *       {@code 1e2} are the same, {@code 0.1} and {@code 0.10000000000000000001} are not. {@code 0} and {@code -0.0}
 *       differ, because they differ for a handler that takes a {@code double}. No number is expanded, whatever its
 *       exponent; numbers of more than 1,000 characters, which handlers do not get, are compared as text.
 *   <li>Strings are the same if they have the same code units after the escapes are resolved, without any Unicode
 *       normalization; lone surrogates are kept as they are.
 *   <li>The order of an object's members does not matter. Members of the same name all count, in their order.
 *   <li>{@code null} is not the same as an absent member.
 * </ul>
 */
public final class ValueDigest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] ABSENT = {0};

    /** As many as Jackson reads of a number. */
    private static final int MOST_DIGITS = 1_000;

    private ValueDigest() {}

    /** The digest of a value, 32 bytes. */
    public static byte[] of(JsonSlice value) {
        try (JsonParser parser = JSON.createParser(value.bytes(), value.offset(), value.length())) {
            parser.nextToken();
            return digest(parser);
        }
    }

    /** A digest that no value has, for one that is absent; 1 byte. */
    public static byte[] ofNothing() {
        return ABSENT.clone();
    }

    /** The parser is at the value's first token, and then at its last one; its depth is bounded by Jackson. */
    private static byte[] digest(JsonParser parser) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text('s', parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text('#', canonical(parser.getString()));
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> text('l', token.asString());
            default -> throw new IllegalStateException("Not a value: " + token);
        };
    }

    private static byte[] object(JsonParser parser) {
        Map<String, List<byte[]>> members = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.computeIfAbsent(name, first -> new ArrayList<>(1)).add(digest(parser));
        }
        MessageDigest sha = start('{', members.size());
        members.forEach((name, values) -> {
            sha.update(text('n', name));
            sha.update(number(values.size()));
            values.forEach(sha::update);
        });
        return sha.digest();
    }

    private static byte[] array(JsonParser parser) {
        MessageDigest sha = start('[', 0);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            sha.update(digest(parser));
        }
        return sha.digest();
    }

    /** Code unit by code unit, because an encoder would replace lone surrogates. */
    private static byte[] text(char kind, String text) {
        ByteBuffer units = ByteBuffer.allocate(2 * text.length());
        units.asCharBuffer().put(text);
        MessageDigest sha = start(kind, text.length());
        sha.update(units);
        return sha.digest();
    }

    /**
     * The one way to write a number here: the sign, its digits without zeros around them, and the power of ten of the
     * last one.
     *
     * @param text as in JSON
     */
    static String canonical(String text) {
        if (text.length() > MOST_DIGITS) {
            return text;
        }
        String sign = text.startsWith("-") ? "-" : "";
        int exponentAt = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = text.substring(sign.length(), exponentAt < 0 ? text.length() : exponentAt);
        BigInteger exponent = exponentAt < 0 ? BigInteger.ZERO : new BigInteger(text.substring(exponentAt + 1));
        int point = mantissa.indexOf('.');
        int decimals = point < 0 ? 0 : mantissa.length() - point - 1;
        String digits = mantissa.replace(".", "");
        int start = 0;
        int end = digits.length();
        while (start < end && digits.charAt(start) == '0') {
            start++;
        }
        while (end > start && digits.charAt(end - 1) == '0') {
            end--;
        }
        if (start == end) {
            return sign + "0";
        }
        BigInteger power =
                exponent.subtract(BigInteger.valueOf(decimals)).add(BigInteger.valueOf((long) digits.length() - end));
        return sign + digits.substring(start, end) + "e" + power;
    }

    private static MessageDigest start(char kind, int size) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(String.valueOf(kind).getBytes(StandardCharsets.US_ASCII));
            sha.update(number(size));
            return sha;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
