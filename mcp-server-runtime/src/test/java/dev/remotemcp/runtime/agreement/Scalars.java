package dev.remotemcp.runtime.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Strings and numbers that schemas ask for, and others that look much like them. */
final class Scalars {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            // text
            "",
            " ",
            "\t\n",
            "a",
            "ab",
            "abc",
            "abcd",
            "abcdefghij",
            "abcdefghijklmnopqrstuvwxyz",
            "A",
            "ABC",
            "Oslo",
            "blåbær",
            "\u00a0",
            "\u2003",
            "😀",
            "😀😀😀",
            "e\u0301",
            "\u0000",
            "\ud7ff",
            "\uffff",
            "null",
            "true",
            "false",
            "\"quoted\"",
            "back\\slash",
            "x y",
            " x",
            "x ",
            "-",
            "_",
            "a-b",
            "A1",
            "a1b2",
            "AB-12",
            "ZZ-99",
            // numbers
            "0",
            "1",
            "-1",
            "12",
            "42",
            "007",
            "3.14",
            "1e3",
            "NaN",
            "Infinity",
            "-Infinity",
            "0x1F",
            "1.50",
            "+1",
            "2147483648",
            "9223372036854775808",
            "1,5",
            // dates and times
            "2026-07-28",
            "2026-02-29",
            "2024-02-29",
            "2026-02-30",
            "2026-13-01",
            "2026-00-10",
            "0000-01-01",
            "9999-12-31",
            "10000-01-01",
            "+10000-01-01",
            "-0001-01-01",
            "2026-7-28",
            "20260728",
            "28.07.2026",
            "28/07/2026",
            "2026",
            "26",
            "2026-07",
            "2026-13",
            "2026-00",
            "--07-28",
            "--02-29",
            "--02-30",
            "--13-01",
            "2026-W31-2",
            "2026-209",
            "14:30",
            "14:30:00",
            "14:30:15.123456789",
            "14:30:15.1234567890",
            "24:00",
            "24:00:00",
            "23:59:59",
            "25:00",
            "14:60",
            "9:30",
            "14",
            "14:30:60",
            "23:59:60Z",
            "00:00:00Z",
            "14:30Z",
            "14:30:00Z",
            "14:30:00z",
            "14:30:00+02:00",
            "14:30:00+0200",
            "14:30:00+02",
            "14:30:00-00:00",
            "14:30:00+24:00",
            "14:30:00+18:00",
            "14:30:00+19:00",
            "14:30:00+18:01",
            "2026-07-28T14:30",
            "2026-07-28T14:30:00",
            "2026-07-28T14:30:00.5",
            "2026-07-28 14:30:00",
            "2026-07-28T14:30:00Z",
            "2026-07-28t14:30:00z",
            "2026-07-28T14:30Z",
            "2026-07-28T14:30:00+02:00",
            "2026-07-28T14:30:00-18:00",
            "2026-07-28T14:30:00+23:59",
            "2026-07-28T14:30:00.123456789Z",
            "2026-07-28T14:30:00.1234567891Z",
            "2016-12-31T23:59:60Z",
            "2026-02-30T10:00:00Z",
            "2026-02-30T10:00:00",
            "0000-01-01T00:00:00Z",
            "9999-12-31T23:59:59Z",
            "2026-07-28T24:00:00Z",
            "2026-07-28T24:00:00",
            "2026-07-28T14:30:00+02:00[Europe/Oslo]",
            "2026-07-28T14:30:00[Europe/Oslo]",
            "2026-07-28T14:30:00Z[UTC]",
            "1785249000",
            "Tue, 28 Jul 2026 14:30:00 GMT",
            "PT15M",
            "PT0S",
            "P1D",
            "P1DT2H",
            "PT1.5S",
            "PT-1.5S",
            "-PT1H",
            "P",
            "PT",
            "P1DT",
            "P1W",
            "P2W3D",
            "P1Y",
            "P1Y2M3D",
            "P1M",
            "PT1H30M",
            "pt15m",
            "P1Y2M3DT4H",
            "PT99999999999999999999S",
            "P-1D",
            "P1.5D",
            "15m",
            "PT3600S",
            "P99999999999Y",
            "Z",
            "+02:00",
            "-18:00",
            "+18:00",
            "+18:01",
            "+19:00",
            "+2",
            "+02",
            "+0200",
            "+02:00:30",
            "-00:00",
            "UTC",
            "GMT",
            "GMT+2",
            "UTC+02:00",
            "Europe/Oslo",
            "europe/oslo",
            "Mars/Olympus",
            "America/Argentina/Ushuaia",
            "CET",
            "EST",
            "Etc/GMT-14",
            "MONDAY",
            "Monday",
            "SUNDAY",
            "JANUARY",
            "january",
            "DECEMBER",
            // formats
            "123e4567-e89b-12d3-a456-426614174000",
            "123E4567-E89B-12D3-A456-426614174000",
            "{123e4567-e89b-12d3-a456-426614174000}",
            "123e4567e89b12d3a456426614174000",
            "1-1-1-1-1",
            "123e4567",
            "00000000-0000-0000-0000-000000000000",
            "https://example.com",
            "https://example.com/a?b=c#d",
            "http://example.com:8080/",
            "http://[::1]/",
            "https://example.com/blåbær",
            "https://exa mple.com",
            "urn:isbn:9780134685991",
            "mailto:a@b.test",
            "relative/path",
            "/rooted",
            "#fragment",
            "//host/path",
            "http://",
            "http:",
            "http:///x",
            "http://a:b/",
            "http://x/%zz",
            "http://x/%20",
            "nope://host",
            "file:///etc/hosts",
            "jar:file:/a.jar!/b",
            "C:\\temp",
            "http://example.com/{id}",
            "http://user:pw@host/",
            "ftp://example.com",
            "a@b.test",
            "first.last@example.com",
            "a@b",
            "@",
            "a@",
            "a b@c.test",
            "\"a b\"@c.test",
            "ø@b.test",
            "NOK",
            "nok",
            "XXX",
            "ZZZ",
            "USD",
            "AAA",
            "EU",
            "EURO",
            "en",
            "en-GB",
            "en_GB",
            "nb-NO",
            "zh-Hant-TW",
            "x-klingon",
            "e",
            "no-NO-NY",
            "en-",
            "toolonglanguage",
            "de-DE-u-co-phonebk",
            "und",
            "en-US-POSIX",
            "i-klingon",
            "en-GB-oed",
            "abcdefghi",
            "QUJD",
            "QUJ",
            "Q===",
            "QQ==",
            "QQ",
            "QUI=",
            "QUI",
            "Q",
            "QUJD\n",
            "-_-_",
            "+/+/",
            "Ω===",
            "127.0.0.1",
            "localhost",
            "::1",
            "UTF-8",
            "utf-8",
            "nonsense-8",
            // enums
            "red",
            "RED",
            "Red",
            "GREEN",
            "green",
            "blue",
            "BLUE");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "4",
            "5",
            "7",
            "9",
            "10",
            "11",
            "12",
            "42",
            "99",
            "100",
            "101",
            "-3",
            "-4",
            "-5",
            "7.0",
            "2.50",
            "1.5",
            "0.1",
            "0.01",
            "99.99",
            "99.999",
            "-0.5",
            "1e3",
            "1e-3",
            "1E2",
            "-0",
            "-0.0",
            "0.0",
            "127",
            "128",
            "-128",
            "-129",
            "255",
            "256",
            "32767",
            "32768",
            "-32768",
            "-32769",
            "65535",
            "40000",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "4294967296",
            "999999999",
            "1000000000",
            "-999999999",
            "-1000000000",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "3.4028235e38",
            "3.5e38",
            "1e39",
            "-1e39",
            "1.4e-45",
            "1e-50",
            "1.7976931348623157e308",
            "1e309",
            "-1e309",
            "4.9e-324",
            "1e-400",
            "0.1234567890123456789012345678901234567890",
            "100000000000000000000",
            "123456789012345678901234567890",
            "2026",
            "1785249000",
            "1785249000.123",
            "12345.67",
            "123456.78",
            "1.23e2",
            "1.0e1");

    private final Random random;
    private final Map<JsonNode, Parts> known = new HashMap<>();

    Scalars(Random random) {
        this.random = random;
    }

    /** What a schema of a scalar accepts, and what it does not. */
    private record Parts(List<JsonNode> accepted, List<JsonNode> refused) {}

    /** Any scalar. */
    JsonNode any() {
        return switch (random.nextInt(8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2, 3, 4 -> number(pick(NUMBERS));
            default -> NODES.stringNode(text());
        };
    }

    /** Any text. */
    String text() {
        String text = pick(TEXTS);
        return random.nextInt(6) == 0 ? text + pick(TEXTS) : text;
    }

    /** A scalar that a schema without references accepts; any if none is known. */
    JsonNode accepted(JsonNode schema) {
        Parts parts = known.computeIfAbsent(schema, this::parts);
        return parts.accepted.isEmpty() ? any() : pick(parts.accepted);
    }

    /** A scalar of the type that a schema asks for which the schema nevertheless refuses; any if none is known. */
    JsonNode refused(JsonNode schema) {
        Parts parts = known.computeIfAbsent(schema, this::parts);
        return parts.refused.isEmpty() ? any() : pick(parts.refused);
    }

    private Parts parts(JsonNode schema) {
        List<JsonNode> candidates = new ArrayList<>();
        List<JsonNode> asked = new ArrayList<>();
        collect(schema, asked);
        String type = schema.path("type").toString();
        if (type.contains("string") || !asked.isEmpty() || schema.has("pattern") || schema.has("format")) {
            TEXTS.forEach(text -> candidates.add(NODES.stringNode(text)));
        }
        if (type.contains("number") || type.contains("integer")) {
            NUMBERS.forEach(text -> candidates.add(number(text)));
            for (String bound : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")) {
                if (schema.path(bound).isNumber()) {
                    var value = schema.path(bound).decimalValue();
                    for (String step : List.of("0", "1", "-1", "0.5", "-0.01")) {
                        candidates.add(NODES.numberNode(value.add(new java.math.BigDecimal(step))));
                    }
                }
            }
        }
        if (type.contains("boolean")) {
            candidates.add(NODES.booleanNode(true));
            candidates.add(NODES.booleanNode(false));
        }
        if (type.contains("null")) {
            candidates.add(NODES.nullNode());
        }
        for (JsonNode text : asked) {
            candidates.add(text);
            if (text.isString()) {
                candidates.add(NODES.stringNode(text.asString().toLowerCase(java.util.Locale.ROOT)));
                candidates.add(NODES.stringNode(text.asString() + " "));
            }
        }
        candidates.removeIf(Exclusions::judgedWrongly);
        Judge judge = new Judge(schema);
        List<JsonNode> accepted = new ArrayList<>();
        List<JsonNode> refused = new ArrayList<>();
        for (JsonNode candidate : candidates) {
            (judge.accepts(candidate) ? accepted : refused).add(candidate);
        }
        return new Parts(accepted, refused);
    }

    private static void collect(JsonNode schema, List<JsonNode> asked) {
        for (String keyword : List.of("enum", "examples")) {
            schema.path(keyword).forEach(asked::add);
        }
        for (String keyword : List.of("const", "default")) {
            if (schema.has(keyword)) {
                asked.add(schema.path(keyword));
            }
        }
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static JsonNode number(String text) {
        return Judge.parse(text);
    }
}
