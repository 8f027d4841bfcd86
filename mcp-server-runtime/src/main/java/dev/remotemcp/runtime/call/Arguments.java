package dev.remotemcp.runtime.call;

import dev.remotemcp.runtime.pattern.TextPattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of one tool call, read one after the other straight from the request's bytes.
 *
 * <p>Generated decoders loop over {@link #next()}, take each value by one of the {@code read} methods, ask for what is
 * {@link #require required}, check constraints and end with {@link #verify()}. Nothing stops at the first problem: all
 * are collected. An explicit JSON {@code null} counts as absent. Not thread-safe; one pass only.
 */
public final class Arguments {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NONE = {'{', '}'};

    /** Names are compared one by one, so a request must not bring any number of them. */
    private static final int MOST_ARGUMENTS = 1000;

    /** Enough to mend a call by; a hostile one could have any number. */
    private static final int MOST_PROBLEMS = 50;

    private static final byte GIVEN = 1;
    private static final byte NULL = 2;
    private static final byte UNREADABLE = 3;
    private static final byte UNKNOWN = 4;

    private final byte[] json;
    private final int offset;
    private final int length;

    private @Nullable JsonParser parser;
    private String[] names = new String[4];
    private byte[] states = new byte[4];
    private int count;
    private @Nullable List<String> problems;
    private boolean refusing;
    private int found;
    private @Nullable PatternChecks patterns;

    private Arguments(byte[] json, int offset, int length) {
        this.json = json;
        this.offset = offset;
        this.length = length;
    }

    /** Arguments from a JSON object, already known to be well-formed, within a larger array. */
    public static Arguments of(byte[] json, int offset, int length) {
        return new Arguments(json, offset, length);
    }

    /** No arguments at all. */
    public static Arguments none() {
        return new Arguments(NONE, 0, NONE.length);
    }

    /** Moves to the next argument that has a value; false at the end. */
    public boolean next() {
        JsonParser json = parser();
        while (true) {
            String name = json.nextName();
            if (name == null) {
                json.close();
                return false;
            }
            if (count == MOST_ARGUMENTS) {
                throw new InvalidArgumentsException(List.of(
                        "there are more than " + MOST_ARGUMENTS + " arguments: send only those that the tool has"));
            }
            JsonToken value = json.nextToken();
            if (indexOf(name) >= 0) {
                problem(name, "is given twice");
                json.skipChildren();
            } else if (value == JsonToken.VALUE_NULL) {
                remember(name, NULL);
            } else {
                remember(name, GIVEN);
                return true;
            }
        }
    }

    /** Name of the current argument. */
    public String name() {
        return names[count - 1];
    }

    /**
     * Passes over the current argument, which the handler does not have; where unknown arguments are to be refused, a
     * problem is noted.
     *
     * @param known the arguments that the handler has, from which the one that was meant is guessed
     */
    public void unknown(String... known) {
        if (refusing) {
            refuse(known);
        } else {
            states[count - 1] = UNKNOWN;
            parser().skipChildren();
        }
    }

    /**
     * Passes over the current argument, which the handler does not have, and notes that as a problem.
     *
     * @param known the arguments that the handler has, from which the one that was meant is guessed
     */
    public void refuse(String... known) {
        String name = name();
        note("unknown argument '" + Spelling.excerpt(name) + "'" + Spelling.question(name, Arrays.asList(known)));
        states[count - 1] = UNKNOWN;
        parser().skipChildren();
    }

    /** The same arguments, of which the unknown ones are refused instead of ignored. */
    public Arguments refusingUnknown() {
        refusing = true;
        return this;
    }

    /** The current argument as a string; null, with the problem noted, if it is something else. */
    public @Nullable String readString() {
        return read(Scalars.STRING);
    }

    /** The current argument as an integer; 0, with the problem noted, if it is something else. */
    public int readInt() {
        try {
            return Scalars.readInt(parser());
        } catch (ScalarMismatch e) {
            unreadable(e);
            return 0;
        }
    }

    /** The current argument as a long integer; 0, with the problem noted, if it is something else. */
    public long readLong() {
        try {
            return Scalars.readLong(parser());
        } catch (ScalarMismatch e) {
            unreadable(e);
            return 0;
        }
    }

    /** The current argument as a number; 0, with the problem noted, if it is something else. */
    public double readDouble() {
        try {
            return Scalars.readDouble(parser());
        } catch (ScalarMismatch e) {
            unreadable(e);
            return 0;
        }
    }

    /** The current argument as a boolean; false, with the problem noted, if it is something else. */
    public boolean readBoolean() {
        try {
            return Scalars.readBoolean(parser());
        } catch (ScalarMismatch e) {
            unreadable(e);
            return false;
        }
    }

    /** The current argument as some scalar type; null, with the problem noted, if it does not fit. */
    public <T> @Nullable T read(Scalar<T> type) {
        try {
            return type.read(parser());
        } catch (ScalarMismatch e) {
            unreadable(e);
            return null;
        }
    }

    /** The current argument as some scalar type, or a stand-in, with the problem noted, if it does not fit. */
    public <T> T read(Scalar<T> type, T otherwise) {
        T value = read(type);
        return value == null ? otherwise : value;
    }

    /** The current argument as a list of scalars; null, with the problems noted, if it does not fit. */
    public <T> @Nullable List<T> readList(Scalar<T> element) {
        List<T> values = new ArrayList<>();
        return readElements(element, values::add) ? values : null;
    }

    /**
     * The current argument as a set of scalars, in the order given; null, with the problems noted, if it does not fit.
     * What stands there twice, perhaps in two forms, is taken once.
     */
    public <T> @Nullable Set<T> readSet(Scalar<T> element) {
        Set<T> values = new LinkedHashSet<>();
        return readElements(element, values::add) ? values : null;
    }

    /** The current argument as an array of scalars; null, with the problems noted, if it does not fit. */
    public <T> T @Nullable [] readArray(Scalar<T> element, IntFunction<T[]> array) {
        List<T> values = readList(element);
        return values == null ? null : values.toArray(array);
    }

    /** The current argument as Jackson binds it; null, with the problem noted, if it does not fit. */
    public <T> @Nullable T read(ObjectReader reader) {
        JsonParser json = parser();
        try {
            return reader.readValue(json);
        } catch (JacksonException e) {
            problem(name(), BindingProblem.path(e), BindingProblem.rule(e));
            states[count - 1] = UNREADABLE;
            // The failure may lie anywhere inside the value; go on behind it.
            while (json.streamReadContext().getNestingDepth() > 1) {
                json.nextToken();
            }
            return null;
        }
    }

    /**
     * All the arguments as one JSON object, explicit nulls included; in place of {@link #next()}.
     *
     * @param reader reads any JSON value
     * @param known the arguments that the handler has; others are a problem where unknown ones are to be refused. Empty
     *     if it takes any
     */
    public ObjectNode readAll(ObjectReader reader, Set<String> known) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        while (next()) {
            if (refusing && !known.isEmpty() && !known.contains(name())) {
                refuse(known.toArray(String[]::new));
            } else {
                JsonNode value = read(reader);
                all.set(name(), value);
            }
        }
        for (int i = 0; i < count; i++) {
            if (states[i] == NULL) {
                all.putNull(names[i]);
            }
        }
        return all;
    }

    /**
     * All the arguments as Jackson binds the object that they are.
     *
     * @throws InvalidArgumentsException if they do not fit
     */
    public <T> T bind(ObjectReader reader) {
        try {
            return reader.readValue(json, offset, length);
        } catch (JacksonException e) {
            String path = BindingProblem.path(e);
            throw new InvalidArgumentsException(
                    List.of((path.isEmpty() ? "the arguments" : path.substring(1)) + ": " + BindingProblem.rule(e)));
        }
    }

    /** Whether an argument was given and could be read, so that its constraints can be checked. */
    public boolean has(String name) {
        int index = indexOf(name);
        return index >= 0 && states[index] == GIVEN;
    }

    /** Notes a problem if an argument is absent. */
    public void require(String name) {
        int index = indexOf(name);
        if (index < 0 || states[index] == NULL) {
            problem(name, "is required" + suggestion(name));
        }
    }

    /** Notes a problem if an argument is absent; an explicit null is good enough. */
    public void requireEvenNull(String name) {
        if (indexOf(name) < 0) {
            problem(name, "is required" + suggestion(name));
        }
    }

    /**
     * Whether a text in the arguments matches a pattern. All the patterns of a call share one bound on the work: if
     * this one goes beyond it, the answer is false, and the {@link #problem} noted next says so instead of its rule.
     */
    public boolean matches(TextPattern pattern, String text) {
        PatternChecks checks = patterns;
        if (checks == null) {
            checks = new PatternChecks();
            patterns = checks;
        }
        return checks.matches(pattern, text);
    }

    /**
     * Notes a problem.
     *
     * @param path the argument, or a value inside it, for example {@code request.items[2].name}
     * @param rule the rule that is broken, for example {@code must not be blank}
     */
    public void problem(String path, String rule) {
        note(path + ": " + (patterns == null ? rule : patterns.rule(path, rule)));
    }

    private void note(String problem) {
        if (problems == null) {
            problems = new ArrayList<>();
        }
        if (found++ < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /** How many problems were noted. */
    public int problems() {
        return found;
    }

    /**
     * Ends the decoding.
     *
     * @throws InvalidArgumentsException if there was any problem
     */
    public void verify() {
        if (problems != null) {
            throw new InvalidArgumentsException(problems);
        }
    }

    private void problem(String name, String pathWithin, String rule) {
        problem(name + pathWithin, rule);
    }

    private <T> boolean readElements(Scalar<T> element, Consumer<T> sink) {
        JsonParser json = parser();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            unreadable(new ScalarMismatch("must be an array (was " + Scalars.describe(json) + ")"));
            return false;
        }
        boolean read = true;
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            try {
                sink.accept(element.read(json));
            } catch (ScalarMismatch e) {
                problem(name() + "[" + i + "]", message(e));
                states[count - 1] = UNREADABLE;
                json.skipChildren();
                read = false;
            }
        }
        return read;
    }

    private JsonParser parser() {
        JsonParser open = parser;
        if (open == null) {
            open = JSON.createParser(ObjectReadContext.empty(), json, offset, length);
            open.nextToken();
            parser = open;
        }
        return open;
    }

    private void unreadable(ScalarMismatch mismatch) {
        problem(name(), message(mismatch));
        states[count - 1] = UNREADABLE;
        parser().skipChildren();
    }

    private static String message(ScalarMismatch mismatch) {
        return String.valueOf(mismatch.getMessage());
    }

    private void remember(String name, byte state) {
        if (count == names.length) {
            names = Arrays.copyOf(names, 2 * count);
            states = Arrays.copyOf(states, 2 * count);
        }
        names[count] = name;
        states[count++] = state;
    }

    private int indexOf(String name) {
        for (int i = 0; i < count; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private String suggestion(String name) {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (states[i] == UNKNOWN) {
                unknown.add(names[i]);
            }
        }
        return Spelling.closest(name, unknown)
                .map(found -> "; did you mean '" + name + "' where you wrote '" + found + "'?")
                .orElse("");
    }
}
