package dev.remotemcp.schemagen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;

/**
 * The tables of docs/compile-errors.md.
 *
 * @param places with what a message may begin where its row begins with {@code …}
 * @param rows one for each message
 */
record ErrorsPage(List<String> places, List<Row> rows) {
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|.*\\|$");

    /**
     * A row.
     *
     * @param message with {@code …} for what differs
     */
    record Row(Diagnostic.Kind kind, String message, Pattern pattern) {
        /** Whether a message is this row's; a note may tell of other things as well. */
        boolean says(String reported) {
            Matcher matcher = pattern.matcher(reported);
            return kind == Diagnostic.Kind.NOTE ? matcher.find() : matcher.matches();
        }
    }

    static ErrorsPage read(Path file) throws IOException {
        List<String> places = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        String section = "";
        for (String line : Files.readAllLines(file)) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (row.matches() && section.equals("Places")) {
                places.add(row.group(1));
            } else if (row.matches()) {
                rows.add(row(kind(section), row.group(1), places));
            }
        }
        return new ErrorsPage(List.copyOf(places), List.copyOf(rows));
    }

    /** Everything that messages are made of. */
    List<String> texts() {
        return Stream.concat(places.stream(), rows.stream().map(Row::message)).toList();
    }

    private static Diagnostic.Kind kind(String section) {
        return switch (section) {
            case "Warnings" -> Diagnostic.Kind.WARNING;
            case "Notes" -> Diagnostic.Kind.NOTE;
            default -> Diagnostic.Kind.ERROR;
        };
    }

    private static Row row(Diagnostic.Kind kind, String message, List<String> places) {
        String place = MessageTexts.HOLE + " ";
        String start = "";
        String rest = message;
        if (message.startsWith(place)) {
            start = places.stream().map(ErrorsPage::regex).collect(Collectors.joining("|", "(?:", ") "));
            rest = message.substring(place.length());
        }
        return new Row(kind, message, Pattern.compile(start + regex(rest), Pattern.DOTALL));
    }

    /** A regular expression for a text with holes. */
    static String regex(String template) {
        return Stream.of(template.split(MessageTexts.HOLE, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
    }
}
