package dev.remotemcp.runtime.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What decoders refuse though schemas accept it: all that no schema can say. */
final class Unsaid {
    /** A rule of the decoder, and why no schema says it. */
    private record Rule(String message, String why) {}

    private static final List<Rule> RULES = List.of(
            new Rule("must be an ISO 4217 currency code", "there are 300 codes, and which ones exist changes"),
            new Rule("currencies: is not valid", "as above, for the keys of a map"),
            new Rule("must be a time zone", "there are 600 names, and which ones exist changes"),
            new Rule("must be a character set", "which ones there are depends on the Java runtime"),
            new Rule("must be at most 500", "no pattern bounds a number in quotes"),
            new Rule(
                    "must be greater than", "hosts fail at exclusive bounds: the schema lets the bound itself through"),
            new Rule("must be less than", "as above"),
            new Rule(
                    "must be an integer from -9223372036854775808 to 9223372036854775807",
                    "hosts written in JavaScript would change these numbers"),
            new Rule(
                    "must be a string of one character",
                    "a char is half of some characters, which no pattern of RE2 says"),
            new Rule("must be a URI", "java.net.URI wants something behind the scheme, the format uri does not"));

    private static final Set<Rule> MET = ConcurrentHashMap.newKeySet();

    private Unsaid() {}

    /** Whether all problems are of this kind. */
    static boolean known(List<String> problems) {
        return problems.stream()
                .allMatch(problem -> RULES.stream()
                        .filter(rule -> problem.contains(rule.message()))
                        .peek(MET::add)
                        .findAny()
                        .isPresent());
    }

    /** What no document met. */
    static List<String> unmet() {
        List<Rule> unmet = new ArrayList<>(RULES);
        unmet.removeAll(MET);
        return unmet.stream().map(Rule::message).toList();
    }
}
