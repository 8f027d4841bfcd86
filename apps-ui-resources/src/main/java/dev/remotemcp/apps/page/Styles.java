package dev.remotemcp.apps.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts into a style sheet the files that it names, and those of the style sheets that it imports. */
final class Styles {
    private static final int DEEPEST = 8;

    /** Comments and strings first, so that nothing in them is taken for an address. */
    private static final Pattern PARTS = Pattern.compile("(?<comment>/\\*(?s:.*?)\\*/)"
            + "|@import\\s+(?:url\\(\\s*)?(?<iquote>[\"']?)(?<import>[^\"')\\s;]+)\\k<iquote>\\s*\\)?(?<rest>[^;]*);"
            + "|url\\(\\s*(?<quote>[\"']?)(?<url>(?:[^\"')\\\\]|\\\\.)*?)\\k<quote>\\s*\\)"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')");

    private final Assembly assembly;
    private final Deque<String> importing = new ArrayDeque<>();

    Styles(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * The style sheet with its files.
     *
     * @param directory of the style sheet, from the root of the files; empty for the root
     * @param where it stands, for messages
     */
    String complete(String css, String directory, String where) {
        Matcher parts = PARTS.matcher(css);
        return parts.replaceAll(part -> Matcher.quoteReplacement(completed(part, directory, where)));
    }

    private String completed(MatchResult part, String directory, String where) {
        if (part.group("import") != null) {
            return imported(part, directory, where);
        }
        String url = part.group("url");
        if (url == null) {
            return part.group();
        }
        String place = where + ", url(" + url + ")";
        return switch (Reference.of(url, directory)) {
            case Reference.Local local -> "url(\"" + assembly.file(local, place) + "\")";
            case Reference.Elsewhere(String elsewhere) -> {
                assembly.need(Page.Directive.RESOURCE, elsewhere, place, true);
                yield part.group();
            }
            case Reference.Outside(String written) -> throw assembly.outside(written, place);
            case Reference.None() -> part.group();
        };
    }

    private String imported(MatchResult part, String directory, String where) {
        String place = where + ", @import " + part.group("import");
        return switch (Reference.of(part.group("import"), directory)) {
            case Reference.Local local -> {
                if (importing.contains(local.path()) || importing.size() == DEEPEST) {
                    throw assembly.problem("imports itself, or too many style sheets in a row", place);
                }
                String css = new String(assembly.bytes(local, place), StandardCharsets.UTF_8);
                importing.push(local.path());
                String whole = complete(css, Assembly.directory(local.path()), assembly.name(local.path()));
                importing.pop();
                String media = part.group("rest").strip();
                yield media.isEmpty() ? whole : "@media " + media + " {\n" + whole + "\n}";
            }
            case Reference.Elsewhere(String elsewhere) -> {
                assembly.need(Page.Directive.RESOURCE, elsewhere, place, true);
                yield part.group();
            }
            case Reference.Outside(String written) -> throw assembly.outside(written, place);
            case Reference.None() -> part.group();
        };
    }
}
