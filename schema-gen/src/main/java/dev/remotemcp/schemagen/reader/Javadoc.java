package dev.remotemcp.schemagen.reader;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A doc comment as plain text.
 *
 * @param description the main part
 * @param params the {@code @param} texts by name
 * @param returns the {@code @return} text
 * @param deprecated the {@code @deprecated} text
 */
record Javadoc(
        Optional<String> description,
        Map<String, String> params,
        Optional<String> returns,
        Optional<String> deprecated) {
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)(?:\\s|$)");
    private static final Pattern PARAM = Pattern.compile("(?s)\\s*(\\S+)(.*)");

    static final Javadoc NONE = new Javadoc(Optional.empty(), Map.of(), Optional.empty(), Optional.empty());

    static Javadoc parse(Optional<String> comment) {
        return comment.map(Javadoc::parse).orElse(NONE);
    }

    static Javadoc parse(String comment) {
        boolean markdown = isMarkdown(comment);
        Matcher tags = BLOCK_TAG.matcher(comment);
        int end = comment.length();
        Map<String, String> params = new LinkedHashMap<>();
        String returns = "";
        String deprecated = "";
        if (tags.find()) {
            end = tags.start();
            boolean more = true;
            while (more) {
                String tag = tags.group(1);
                int from = tags.end();
                more = tags.find();
                String body = comment.substring(from, more ? tags.start() : comment.length());
                Matcher param = PARAM.matcher(body);
                if (tag.equals("param") && param.matches()) {
                    String text = DocText.plain(param.group(2), markdown);
                    if (!text.isEmpty()) {
                        params.put(param.group(1), text);
                    }
                } else if (tag.equals("return") && returns.isEmpty()) {
                    returns = DocText.plain(body, markdown);
                } else if (tag.equals("deprecated")) {
                    deprecated = DocText.plain(body, markdown);
                }
            }
        }
        String description = DocText.plain(comment.substring(0, end), markdown);
        return new Javadoc(said(description), params, said(returns), said(deprecated));
    }

    // The compiler strips all indentation from the lines of a Markdown comment, but leaves a space behind the
    // asterisks.
    private static boolean isMarkdown(String comment) {
        return comment.lines().skip(1).anyMatch(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)));
    }

    /** The same, where nothing is said with what another comment says. */
    Javadoc inheriting(Javadoc other) {
        Map<String, String> both = new LinkedHashMap<>(other.params);
        both.putAll(params);
        Optional<String> more = description.flatMap(own -> other.description.map(before -> before + "\n\n" + own));
        return new Javadoc(
                more.or(() -> description).or(() -> other.description),
                both,
                returns.or(() -> other.returns),
                deprecated.or(() -> other.deprecated));
    }

    /** A description with what is said of being deprecated. */
    static Optional<String> withDeprecation(Optional<String> description, boolean deprecated, Optional<String> text) {
        if (!deprecated && text.isEmpty()) {
            return description;
        }
        String said = text.map(why -> "Deprecated: " + why).orElse("Deprecated.");
        return Optional.of(description.map(before -> before + "\n\n" + said).orElse(said));
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
