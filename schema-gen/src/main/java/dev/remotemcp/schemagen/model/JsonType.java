package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/** A Java type that has a JSON form. */
public sealed interface JsonType {
    /** A scalar; {@code primitive} where Java has no null for it. */
    record Scalar(ScalarKind kind, boolean primitive) implements JsonType {}

    /** A scalar that {@code @JsonFormat} gives another form than its own. */
    record Formatted(Scalar scalar, Format format) implements JsonType {}

    /**
     * A form of a scalar.
     *
     * @param json its type in JSON
     * @param pattern what its text matches, empty for anything
     * @param example what it looks like
     */
    record Format(ScalarKind.Json json, String pattern, String example) {}

    /** An enum. */
    record Choice(ClassRef type, List<Constant> constants) implements JsonType {
        /** The type of its values in JSON: string, or integer if all of them are. */
        public ScalarKind.Json json() {
            return !constants.isEmpty() && constants.stream().allMatch(Constant::number)
                    ? ScalarKind.Json.INTEGER
                    : ScalarKind.Json.STRING;
        }
    }

    /**
     * One constant of an enum.
     *
     * @param name its name in Java
     * @param wire its name in JSON
     * @param title text to show to people
     * @param description what it means
     * @param aliases other names under which it is read
     * @param number whether it is an integer in JSON, which {@code wire} then writes out
     */
    record Constant(
            String name,
            String wire,
            Optional<String> title,
            Optional<String> description,
            List<String> aliases,
            boolean number) {
        /** One of which nothing else is said. */
        public Constant(String name, String wire, Optional<String> title) {
            this(name, wire, title, Optional.empty(), List.of(), false);
        }
    }

    /** A list, set, collection or array. */
    record Sequence(Shape shape, Use element) implements JsonType {}

    /** The Java types of sequences. */
    enum Shape {
        LIST("java.util.List"),
        COLLECTION("java.util.Collection"),
        SET("java.util.Set"),
        ARRAY(""),
        ITERABLE("java.lang.Iterable"),
        SEQUENCED_COLLECTION("java.util.SequencedCollection"),
        QUEUE("java.util.Queue"),
        DEQUE("java.util.Deque"),
        SEQUENCED_SET("java.util.SequencedSet"),
        SORTED_SET("java.util.SortedSet"),
        NAVIGABLE_SET("java.util.NavigableSet"),
        ARRAY_LIST("java.util.ArrayList"),
        LINKED_LIST("java.util.LinkedList"),
        ARRAY_DEQUE("java.util.ArrayDeque"),
        COPY_ON_WRITE_ARRAY_LIST("java.util.concurrent.CopyOnWriteArrayList"),
        HASH_SET("java.util.HashSet"),
        LINKED_HASH_SET("java.util.LinkedHashSet"),
        TREE_SET("java.util.TreeSet"),
        ENUM_SET("java.util.EnumSet");

        private final String className;

        Shape(String className) {
            this.className = className;
        }

        /** The shape of a class. */
        public static Optional<Shape> of(String className) {
            for (Shape shape : values()) {
                if (shape != ARRAY && shape.className.equals(className)) {
                    return Optional.of(shape);
                }
            }
            return Optional.empty();
        }

        /** The class, empty for arrays. */
        public String className() {
            return className;
        }

        /** Whether no value stands in it twice. */
        public boolean unique() {
            return className.endsWith("Set");
        }

        /** Whether generated code reads it without Jackson. */
        public boolean direct() {
            return this == LIST || this == COLLECTION || this == SET || this == ARRAY;
        }
    }

    /** A map; its keys have a text in JSON. */
    record Dictionary(MapShape shape, Use key, Use value) implements JsonType {}

    /** The Java types of maps. */
    enum MapShape {
        MAP("java.util.Map"),
        SEQUENCED_MAP("java.util.SequencedMap"),
        SORTED_MAP("java.util.SortedMap"),
        NAVIGABLE_MAP("java.util.NavigableMap"),
        CONCURRENT_MAP("java.util.concurrent.ConcurrentMap"),
        HASH_MAP("java.util.HashMap"),
        LINKED_HASH_MAP("java.util.LinkedHashMap"),
        TREE_MAP("java.util.TreeMap"),
        CONCURRENT_HASH_MAP("java.util.concurrent.ConcurrentHashMap"),
        ENUM_MAP("java.util.EnumMap");

        private final String className;

        MapShape(String className) {
            this.className = className;
        }

        /** The shape of a class. */
        public static Optional<MapShape> of(String className) {
            for (MapShape shape : values()) {
                if (shape.className.equals(className)) {
                    return Optional.of(shape);
                }
            }
            return Optional.empty();
        }

        /** The class. */
        public String className() {
            return className;
        }
    }

    /** An {@code Optional}, or one of the primitive optionals, whose value is then a primitive scalar. */
    record Maybe(Use value) implements JsonType {}

    /**
     * A class; what it is made of says the definition with the same key.
     *
     * @param key identifies the class, its type arguments, and what is left out of it or added to it
     */
    record Composite(ClassRef type, List<JsonType> typeArguments, String key) implements JsonType {}

    /** A class whose JSON is that of one value that it is made from or that it holds. */
    record Delegate(ClassRef type, List<JsonType> typeArguments, Use value) implements JsonType {}

    /** {@code JsonNode}, {@code ObjectNode}, {@code ArrayNode} or {@code Object}. */
    record Anything(ClassRef type) implements JsonType {}

    /** A type that cannot be bound. */
    record Unbindable(String javaName, String reason) implements JsonType {}

    /** The type by its values in Java, whatever form they have in JSON. */
    static JsonType ofJava(JsonType type) {
        return type instanceof Formatted(Scalar scalar, var _) ? scalar : type;
    }
}
