package dev.remotemcp.apps.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an attribute or a style names: a file beside the page, or something elsewhere. */
sealed interface Reference {
    Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    /** A place on another host: what follows is its URL. */
    record Elsewhere(String url) implements Reference {}

    /**
     * A file.
     *
     * @param path from the root of the files, normalized
     * @param fragment what follows behind {@code #}, with it; or empty
     */
    record Local(String path, String fragment) implements Reference {}

    /** A path that leads out of the files. */
    record Outside(String written) implements Reference {}

    /** Nothing that is loaded: a fragment, data, or nothing at all. */
    record None() implements Reference {}

    /**
     * Reads one.
     *
     * @param written as it stands there
     * @param directory of the file that it stands in, from the root of the files; empty for the root
     */
    static Reference of(String written, String directory) {
        String trimmed = written.strip();
        if (trimmed.isEmpty() || trimmed.startsWith("#")) {
            return new None();
        }
        String lower = trimmed.toLowerCase(Locale.ROOT);
        if (trimmed.startsWith("//")) {
            return new Elsewhere("https:" + trimmed);
        }
        if (SCHEME.matcher(trimmed).matches()) {
            return lower.startsWith("data:") || lower.startsWith("blob:") || lower.startsWith("about:")
                    ? new None()
                    : new Elsewhere(trimmed);
        }
        int hash = trimmed.indexOf('#');
        String fragment = hash < 0 ? "" : trimmed.substring(hash);
        String path = (hash < 0 ? trimmed : trimmed.substring(0, hash)).replaceFirst("\\?.*", "");
        return normalized(path.startsWith("/") || directory.isEmpty() ? path : directory + "/" + path)
                .<Reference>map(found -> new Local(found, fragment))
                .orElseGet(() -> new Outside(written));
    }

    /** A path without dots and doubled slashes; nothing if it leads out of the root. */
    static Optional<String> normalized(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : decoded(path).split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> {
                    if (parts.isEmpty()) {
                        return Optional.empty();
                    }
                    parts.removeLast();
                }
                default -> parts.add(part);
            }
        }
        String normal = String.join("/", parts);
        return normal.isEmpty() || normal.indexOf('\\') >= 0 || normal.indexOf(0) >= 0
                ? Optional.empty()
                : Optional.of(normal);
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }
}
