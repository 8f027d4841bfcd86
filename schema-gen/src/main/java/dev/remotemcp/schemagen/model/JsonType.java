package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/** A Java type that has a JSON form. */
public sealed interface JsonType {
    /** A scalar; {@code primitive} where Java has no null for it. */
    record Scalar(ScalarKind kind, boolean primitive) implements JsonType {}

    /** An enum. */
    record Choice(ClassRef type, List<Constant> constants) implements JsonType {}

    /**
     * One constant of an enum.
     *
     * @param name its name in Java
     * @param wire its name in JSON
     * @param title text to show to people
     * @param description what it means
     */
    record Constant(String name, String wire, Optional<String> title, Optional<String> description) {
        /** One of which nothing else is said. */
        public Constant(String name, String wire, Optional<String> title) {
            this(name, wire, title, Optional.empty());
        }
    }

    /** A list, set, collection or array. */
    record Sequence(Shape shape, Use element) implements JsonType {}

    /** The Java types of sequences. */
    enum Shape {
        LIST("java.util.List"),
        COLLECTION("java.util.Collection"),
        SET("java.util.Set"),
        ARRAY("");

        private final String className;

        Shape(String className) {
            this.className = className;
        }

        /** The interface, empty for arrays. */
        public String className() {
            return className;
        }
    }

    /** A map; its keys are text in JSON. */
    record Dictionary(Use key, Use value) implements JsonType {
        /** One with keys of the type {@code String}. */
        public Dictionary(Use value) {
            this(Use.of(new Scalar(ScalarKind.STRING, false)), value);
        }
    }

    /** An {@code Optional}, or one of the primitive optionals, whose value is then a primitive scalar. */
    record Maybe(Use value) implements JsonType {}

    /**
     * A record or bean; its properties are the definition with the same key.
     *
     * @param key identifies the class, its type arguments, and what is left out of it
     */
    record Composite(ClassRef type, List<JsonType> typeArguments, String key) implements JsonType {}

    /** A class whose JSON is that of one value that it is made from or that it holds. */
    record Delegate(ClassRef type, List<JsonType> typeArguments, Use value) implements JsonType {}

    /** {@code JsonNode}, {@code ObjectNode}, {@code ArrayNode} or {@code Object}. */
    record Anything(ClassRef type) implements JsonType {}

    /** A type that cannot be bound. */
    record Unbindable(String javaName, String reason) implements JsonType {}
}
