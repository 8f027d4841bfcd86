package dev.remotemcp.runtime.agreement;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One type whose schemas are held against what the runtime reads and writes.
 *
 * @param corpus the source that declares it
 * @param name the name of the tool that takes or returns it
 * @param type the type as Java writes it, annotations included
 * @param way which of the two is looked at
 */
record Case(CorpusSource corpus, String name, String type, Way way) {
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*// (both|in|out): (.+?)\\s*$");

    /** What a tool does with the type. */
    enum Way {
        IN,
        OUT,
        BOTH
    }

    /**
     * The cases that a source lists, a line each: {@code // both: List<Order>}, {@code // in: …}, {@code // out: …}.
     */
    static List<Case> in(CorpusSource corpus) {
        Matcher matcher = LINE.matcher(corpus.code());
        List<Case> cases = new java.util.ArrayList<>();
        while (matcher.find()) {
            String name = corpus.name().toLowerCase(java.util.Locale.ROOT) + cases.size();
            Way way = Way.valueOf(matcher.group(1).toUpperCase(java.util.Locale.ROOT));
            cases.add(new Case(corpus, name, matcher.group(2), way));
        }
        return cases;
    }

    boolean taken() {
        return way != Way.OUT;
    }

    boolean returned() {
        return way != Way.IN;
    }

    /** The tool that takes it; it returns what it took where both ways are looked at. */
    String taking() {
        return name;
    }

    /** The tool that returns whatever {@link Supply} has. */
    String returning() {
        return name + "Out";
    }

    /** The tools, as members of a Java class. */
    String tools() {
        StringBuilder tools = new StringBuilder();
        if (way == Way.BOTH) {
            tools.append("    @McpTool %s %s(%s value) { return value; }%n".formatted(type, taking(), type));
        }
        if (way == Way.IN) {
            tools.append("    @McpTool String %s(%s value) { return \"read\"; }%n".formatted(taking(), type));
        }
        if (returned()) {
            tools.append("    @McpTool %s %s() { return Supply.next(); }%n".formatted(type, returning()));
        }
        return tools.toString();
    }

    @Override
    public String toString() {
        return corpus.name() + " " + type;
    }
}
