package dev.remotemcp.runtime.agreement;

import java.util.List;
import java.util.stream.Stream;

/** All kinds of differences between victools' schemas and ours that are meant. */
final class PeerDifferences {
    private static final String ANY = ".*";
    private static final String ABSENT = "absent";
    private static final String SAID = "(?!absent$).*";
    private static final String BOTH = "in|out";

    static final List<PeerDifference> ALL = Stream.of(types(), properties(), text(), constraints())
            .flatMap(List::stream)
            .toList();

    private PeerDifferences() {}

    private static PeerDifference kind(
            String way, String keywords, String theirs, String ours, String what, String why) {
        return new PeerDifference(way, keywords, theirs, ours, what, why);
    }

    private static List<PeerDifference> types() {
        return List.of(
                kind(
                        BOTH,
                        "schema",
                        ".*duplicate keys.*",
                        "described",
                        "no schema at all for a sealed hierarchy at the root",
                        "the peer stops with an exception: two definitions get one name"),
                kind(
                        BOTH,
                        "type",
                        "\"object\"|\"string\"|\"array\"|absent",
                        "\"(string|integer|number|boolean|array)\"",
                        "scalars of the JDK",
                        "Jackson writes Currency, Locale, Year, OptionalInt and their kin as scalars, byte and short as"
                                + " integers, byte[] as text, ArrayNode as an array"),
                kind(
                        BOTH,
                        "type|property|additionalProperties",
                        "\"object\"|\"array\"|absent",
                        ABSENT + "|[xy]|\"object\"|\\[\"(object|array)\",\"null\"]|\\{.*",
                        "any JSON, and Optional at the root",
                        "JsonNode and Object take everything; Optional is its content or null"),
                kind(
                        BOTH,
                        "type",
                        "\"(integer|number|boolean|string)\"",
                        "\"(integer|number|string)\"",
                        "@JsonFormat(shape = …)",
                        "the peer does not look at shapes; Jackson writes and reads numbers in quotes and the reverse"),
                kind(
                        BOTH,
                        "type",
                        "\"(object|string|integer|array)\"",
                        "\\[\"(string|integer|array)\",\"null\"]",
                        "elements and map values that may be null",
                        "@Nullable and Optional within containers are null in JSON, where nothing can be left out"),
                kind(
                        BOTH,
                        "type|anyOf",
                        "\\[\"(string|integer|array)\",\"null\"]|\\[\\{\"type\":\"null\"},.*|absent",
                        "\"(string|integer|array|object)\"|absent",
                        "null for optional properties",
                        "one way to say 'no value': leaving out; fewer choices for a model to get wrong, and no type"
                                + " arrays, which some hosts refuse"),
                kind(
                        BOTH,
                        "anyOf",
                        ABSENT,
                        ".*\"null\".*",
                        "records within containers that may be null",
                        "as for scalars: @Nullable and Optional within containers are null in JSON"),
                kind(
                        BOTH,
                        "anyOf|oneOf|prefixItems|type|property",
                        "absent|\\[\\{\"\\$ref\".*|\\[\\{\"type\":\"string\",\"const\".*|\"array\"|\"object\"|type|sort",
                        "absent|\\[\\{\"\\$ref\".*",
                        "unions",
                        "variants are listed with their tags and in their wrappers, deduced ones by their properties;"
                                + " the peer has a part of the variants or an any, and other names than Jackson's"),
                kind(
                        BOTH,
                        "enum",
                        ANY,
                        "\\[.*",
                        "constants by value",
                        "@JsonValue in a field, @EnumNaming, numbers and null among the constants are what Jackson"
                                + " writes"),
                kind(
                        BOTH,
                        "propertyNames",
                        ABSENT,
                        SAID,
                        "keys of maps",
                        "what a key may be, Jackson reads nothing else"),
                kind(
                        BOTH,
                        "additionalProperties",
                        ABSENT,
                        SAID,
                        "values of maps and of any-setters",
                        "the peer leaves them open where the map is in an Optional, is of Object, or is @JsonAnySetter"),
                kind(
                        BOTH,
                        "uniqueItems",
                        ABSENT,
                        "true",
                        "sets",
                        "a set has no element twice, so there is no point in sending one"));
    }

    private static List<PeerDifference> properties() {
        return List.of(
                kind(
                        BOTH,
                        "property",
                        "(?!absent$).*",
                        ABSENT,
                        "properties that are not there",
                        "the peer describes fields in one schema for both ways: it has what is read only, written only,"
                                + " ignored, or has another name"),
                kind(
                        BOTH,
                        "property",
                        ABSENT,
                        "(?!absent$).*",
                        "properties that are there",
                        "getters, setters, parameters of builders and names of @McpArg, that fields do not show"),
                kind(
                        "in",
                        "required",
                        "false",
                        "true",
                        "required on the way in",
                        "a record's component has to be given unless Java has something to put in its place; the peer"
                                + " knows @NotNull only"),
                kind(
                        "out",
                        "required",
                        "false",
                        "true",
                        "required on the way out",
                        "primitives, @NullMarked and @NotEmpty are always written"),
                kind(
                        "out",
                        "required",
                        "true",
                        "false",
                        "@JsonProperty(required = true) on the way out",
                        "it says what must be given; null is left out all the same"),
                kind(
                        BOTH,
                        "readOnly|writeOnly",
                        "true",
                        ABSENT,
                        "read-only and write-only",
                        "one schema for each way: what is not for it is not in it"));
    }

    private static List<PeerDifference> text() {
        return List.of(
                kind(
                        "in",
                        "default",
                        ABSENT,
                        SAID,
                        "defaults",
                        "@McpArg(defaultValue) is what the decoder puts in its place"),
                kind(
                        BOTH,
                        "description",
                        ABSENT,
                        SAID,
                        "descriptions",
                        "Javadoc is gone at run time, where the peer works; ours reads it at compile time"),
                kind(BOTH, "examples", ABSENT, SAID, "examples", "a pattern of @JsonFormat is shown by an example"),
                kind(
                        BOTH,
                        "contentEncoding",
                        ABSENT,
                        "\"base64\"",
                        "byte[]",
                        "Jackson writes Base64; the peer has an array of strings"));
    }

    private static List<PeerDifference> constraints() {
        return List.of(
                kind(
                        "in",
                        "minimum|maximum",
                        ABSENT,
                        SAID,
                        "the range of a Java number",
                        "a number beyond it cannot be read"),
                kind(
                        "in",
                        "minimum|maximum|exclusiveMinimum|exclusiveMaximum|min.*|max.*",
                        ABSENT,
                        SAID,
                        "constraints on parameters and on elements",
                        "the peer sees those of fields and getters; they are enforced wherever they stand"),
                kind(
                        "in",
                        "maximum",
                        "500",
                        ABSENT,
                        "bounds of a number in quotes",
                        "a keyword for numbers says nothing of text"),
                kind(
                        "out",
                        "minimum|maximum|exclusiveMinimum|exclusiveMaximum|min.*|max.*|pattern",
                        SAID,
                        ABSENT,
                        "constraints on the way out",
                        "nothing enforces them on what a method returns, so a client must not count on them"),
                kind(
                        "in",
                        "pattern",
                        ANY,
                        SAID,
                        "patterns",
                        "Jakarta's patterns match the whole text, JSON Schema's a part of it, so they are anchored;"
                                + " forms of java.time and others without a format have a pattern"),
                kind(
                        "out",
                        "pattern",
                        ABSENT,
                        SAID,
                        "forms of @JsonFormat",
                        "the pattern of the annotation is that of the text"),
                kind(
                        BOTH,
                        "format",
                        "\"(time|duration|date|date-time|email)\"",
                        ABSENT,
                        "time, duration and formats that @JsonFormat changes",
                        "LocalTime has no offset, which RFC 3339's time wants; Duration reads no years, months or weeks,"
                                + " which its duration has; @JsonFormat(pattern) is no RFC 3339"),
                kind(
                        "out",
                        "format",
                        "\"uri\"",
                        "\"uri-reference\"",
                        "URI",
                        "java.net.URI may be relative, and then Jackson writes a relative one"));
    }
}
