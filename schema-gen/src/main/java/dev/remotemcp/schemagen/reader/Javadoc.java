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
 */
record Javadoc(Optional<String> description, Map<String, String> params, Optional<String> returns) {
    private static final Pattern BLOCK_TAG = Pattern.compile("(?m)^\\s*@(\\w+)(?:\\s|$)");
    private static final Pattern PARAM = Pattern.compile("(?s)\\s*(\\S+)(.*)");
    private static final Pattern CODE_TAG =
            Pattern.compile("(?s)\\{@(?:code|literal)\\s([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");
    private static final Pattern LINK_TAG =
            Pattern.compile("(?s)\\{@(?:link|linkplain|value)\\s+([^\\s{}()]+(?:\\([^)]*\\))?)(?:\\s+([^{}]*))?}");
    private static final Pattern OTHER_TAG = Pattern.compile("(?s)\\{@\\w+\\s*([^{}]*)}");
    private static final Pattern PARAGRAPH = Pattern.compile("(?i)\\s*</?(p|br|ul|ol|div|pre)\\s*/?>\\s*");
    private static final Pattern ITEM = Pattern.compile("(?i)\\s*<li>\\s*");
    private static final Pattern HTML_TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");

    static final Javadoc NONE = new Javadoc(Optional.empty(), Map.of(), Optional.empty());

    static Javadoc parse(Optional<String> comment) {
        return comment.map(Javadoc::parse).orElse(NONE);
    }

    static Javadoc parse(String comment) {
        Matcher tags = BLOCK_TAG.matcher(comment);
        int end = comment.length();
        Map<String, String> params = new LinkedHashMap<>();
        String returns = "";
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
                    String text = plain(param.group(2));
                    if (!text.isEmpty()) {
                        params.put(param.group(1), text);
                    }
                } else if (tag.equals("return") && returns.isEmpty()) {
                    returns = plain(body);
                }
            }
        }
        String description = plain(comment.substring(0, end));
        return new Javadoc(said(description), params, said(returns));
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Without markup: inline tags show what a reader would see, paragraphs are separated by an empty line. */
    static String plain(String text) {
        // What code tags protect must survive the removal of HTML.
        String plain = replace(
                CODE_TAG, text, m -> m.group(1).strip().replace("<", "&lt;").replace(">", "&gt;"));
        plain = replace(
                LINK_TAG,
                plain,
                m -> m.group(2) == null || m.group(2).isBlank()
                        ? m.group(1).replaceFirst("^#", "").replace('#', '.')
                        : m.group(2));
        plain = replace(OTHER_TAG, plain, m -> m.group(1));
        plain = plain.replaceAll("\\r\\n?", "\n").replaceAll("\\n[ \\t]*\\n\\s*", "<p>");
        plain = ITEM.matcher(plain).replaceAll("<p>- ");
        plain = PARAGRAPH.matcher(plain).replaceAll("\u0001");
        plain = HTML_TAG.matcher(plain).replaceAll("");
        plain = plain.replaceAll("\\s+", " ").replaceAll(" ?\u0001+ ?", "\n\n").strip();
        return plain.replace("\n\n- ", "\n- ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&nbsp;", " ")
                .replace("&#64;", "@")
                .replace("&amp;", "&");
    }

    private static String replace(Pattern pattern, String text, java.util.function.Function<Matcher, String> by) {
        return pattern.matcher(text).replaceAll(result -> Matcher.quoteReplacement(by.apply((Matcher) result)));
    }
}
