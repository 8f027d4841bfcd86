package dev.remotemcp.runtime.builder;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URIs of resources, and URI templates of RFC 6570, level 1. */
final class ResourceUri {
    private static final Pattern EXPRESSION = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z0-9_.%]+");

    private ResourceUri() {}

    /**
     * The names of a template's variables; none for a fixed URI.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static List<String> variables(String uri) {
        List<String> variables = new ArrayList<>();
        Matcher expressions = EXPRESSION.matcher(uri);
        while (expressions.find()) {
            String variable = expressions.group(1);
            if (!VARIABLE.matcher(variable).matches()) {
                throw refused(
                        uri,
                        "{" + variable + "} is not RFC 6570 level 1: only {name} is possible, with letters,"
                                + " digits and _");
            }
            if (variables.contains(variable)) {
                throw refused(uri, "the variable {" + variable + "} stands twice in it: once is enough");
            }
            variables.add(variable);
        }
        if (uri.contains("}{")) {
            throw refused(
                    uri, "nothing stands between two variables, so that nobody can tell them apart: put a / there");
        }
        String plain = EXPRESSION.matcher(uri).replaceAll("x");
        try {
            if (!new URI(plain).isAbsolute()) {
                throw refused(uri, "it has no scheme: write it like weather://stations");
            }
        } catch (URISyntaxException e) {
            throw refused(uri, "it is no URI: " + e.getReason());
        }
        return List.copyOf(variables);
    }

    private static IllegalArgumentException refused(String uri, String problem) {
        return new IllegalArgumentException("The resource URI '" + uri + "' cannot be used: " + problem);
    }
}
