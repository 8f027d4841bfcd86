package dev.remotemcp.schemagen.reader;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders the text of a doc comment as plain text: inline tags show what a reader would see, paragraphs are separated
 * by an empty line. Markdown stays Markdown, which models read, but for its links to code.
 */
final class DocText {
    private static final Pattern PRE = Pattern.compile("(?is)<pre>\\s*?\\n?(.*?)\\s*</pre>");
    private static final Pattern PARAGRAPH =
            Pattern.compile("(?i)\\s*</?(p|br|ul|ol|dl|div|table|tr|h[1-6])\\s*/?>\\s*");
    private static final Pattern NEW_LINE = Pattern.compile("\\r\\n?");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n[ \\t]*\\n\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ITEM = Pattern.compile("(?i)\\s*<(?:li|dt|dd)>\\s*");
    private static final Pattern HTML_TAG = Pattern.compile("</?[a-zA-Z][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-z]{2,6});");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]+)](?:\\[([^\\[\\]]+)])?(?![(:\\[])");
    private static final Pattern REFERENCE = Pattern.compile("(?s)([^\\s()]+(?:\\([^)]*\\))?)(?:\\s+(.*))?");

    // Stand for characters that must survive the joining of lines and the removal of HTML.
    private static final char LINE = '\u0001';
    private static final char SPACE = '\u0002';
    private static final char LESS = '\u0003';
    private static final char MORE = '\u0004';
    private static final char AND = '\u0005';
    private static final char BREAK = '\u0006';
    private static final Pattern BREAKS = Pattern.compile(" ?" + BREAK + "[" + BREAK + " ]*");

    private DocText() {}

    /** Without markup. */
    static String plain(String text, boolean markdown) {
        String unix = NEW_LINE.matcher(text).replaceAll("\n");
        String tagged = inlineTags(unix);
        String plain = markdown ? markdown(tagged) : html(tagged);
        return plain.replace(LINE, '\n')
                .replace(SPACE, ' ')
                .replace(LESS, '<')
                .replace(MORE, '>')
                .replace(AND, '&')
                .strip();
    }

    private static String markdown(String text) {
        String linked = replace(LINK, text, link -> {
            if (link.group(2) != null) {
                return link.group(1);
            }
            return isReference(link.group(1)) ? reference(link.group(1)) : link.group();
        });
        return linked.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n");
    }

    // Not a footnote, a task's box or words in brackets.
    private static boolean isReference(String text) {
        return text.matches("(?:[A-Z]\\w+|\\w+(?:\\.\\w+)+)(?:#\\w+(?:\\([^)]*\\))?)?|#\\w+(?:\\([^)]*\\))?");
    }

    private static String html(String text) {
        String plain = replace(
                PRE, text, pre -> "<p>" + kept(HTML_TAG.matcher(pre.group(1)).replaceAll("")) + "<p>");
        plain = EMPTY_LINES.matcher(plain).replaceAll("<p>");
        plain = ITEM.matcher(plain).replaceAll("<p>- ");
        plain = PARAGRAPH.matcher(plain).replaceAll(String.valueOf(BREAK));
        plain = HTML_TAG.matcher(plain).replaceAll("");
        plain = BLANKS.matcher(plain).replaceAll(" ");
        plain = BREAKS.matcher(plain).replaceAll("\n\n").strip();
        return replace(ENTITY, plain.replace("\n\n- ", "\n- "), entity -> entity(entity.group(1)));
    }

    private static String inlineTags(String text) {
        StringBuilder plain = new StringBuilder();
        int at = 0;
        for (int start = text.indexOf("{@"); start >= 0; start = text.indexOf("{@", at)) {
            int end = closing(text, start);
            if (end < 0) {
                break;
            }
            plain.append(text, at, start).append(tag(text.substring(start + 2, end)));
            at = end + 1;
        }
        return plain.append(text.substring(at)).toString();
    }

    private static int closing(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String tag(String tag) {
        int space = 0;
        while (space < tag.length() && Character.isLetter(tag.charAt(space))) {
            space++;
        }
        String body = tag.substring(space);
        return switch (tag.substring(0, space)) {
            case "code", "literal" -> literal(body.strip());
            case "snippet" -> snippet(body);
            case "link", "linkplain", "value" -> reference(body.strip());
            case "inheritDoc" -> "";
            default -> inlineTags(body.strip());
        };
    }

    private static String snippet(String body) {
        int colon = body.indexOf(":\n");
        return colon < 0
                ? ""
                : "<p>" + kept(literal(body.substring(colon + 2).stripTrailing().stripIndent())) + "<p>";
    }

    private static String reference(String text) {
        Matcher parts = REFERENCE.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        String label = parts.group(2);
        return label == null || label.isBlank()
                ? parts.group(1).replaceFirst("^#", "").replace('#', '.')
                : inlineTags(label);
    }

    private static String literal(String text) {
        return text.replace('<', LESS).replace('>', MORE).replace('&', AND);
    }

    private static String kept(String text) {
        return text.replace('\n', LINE).replace(' ', SPACE);
    }

    private static String entity(String name) {
        if (name.startsWith("#")) {
            boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        }
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            case "nbsp" -> " ";
            case "ndash" -> "–";
            case "mdash" -> "—";
            case "hellip" -> "…";
            case "times" -> "×";
            case "deg" -> "°";
            case "euro" -> "€";
            case "le" -> "≤";
            case "ge" -> "≥";
            case "ne" -> "≠";
            case "rarr" -> "→";
            default -> "&" + name + ";";
        };
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }
}
