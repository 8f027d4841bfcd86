package dev.remotemcp.runtime.call;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of constraints: {@code {key}} stands for an entry of the bundle {@code ValidationMessages}, in the language of
 * {@link Locale#getDefault()}, or for a member of the annotation; what is neither stays as it is.
 *
 * @see <a href="https://jakarta.ee/specifications/bean-validation/3.1/jakarta-validation-spec-3.1.html">Jakarta
 *     Validation 3.1, Default message interpolation</a>
 */
public final class Messages {
    private static final Pattern PARAMETER = Pattern.compile("\\\\[{}$\\\\]|\\{([^{}\\s]+)}");

    private Messages() {}

    /**
     * The text of a message.
     *
     * @param owner a class whose class loader finds the bundle
     * @param members the annotation's members
     */
    public static String of(Class<?> owner, String template, Map<String, ?> members) {
        String resolved = fromBundle(owner, template, new HashSet<>());
        return replace(resolved, key -> Optional.ofNullable(members.get(key)).map(Messages::text), true);
    }

    // Entries of the bundle may name others.
    private static String fromBundle(Class<?> owner, String template, Set<String> open) {
        return replace(
                template,
                key -> {
                    if (!open.add(key)) {
                        return Optional.empty();
                    }
                    Optional<String> text = entry(owner, key).map(found -> fromBundle(owner, found, open));
                    open.remove(key);
                    return text;
                },
                false);
    }

    private static Optional<String> entry(Class<?> owner, String key) {
        try {
            ClassLoader loader = owner.getClassLoader();
            return Optional.of(ResourceBundle.getBundle("ValidationMessages", Locale.getDefault(), loader)
                    .getString(key));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    private static String replace(String text, Function<String, Optional<String>> values, boolean unescape) {
        return PARAMETER.matcher(text).replaceAll(match -> {
            String key = match.group(1);
            String by = key == null
                    ? unescape ? match.group().substring(1) : match.group()
                    : values.apply(key).orElse(match.group());
            return Matcher.quoteReplacement(by);
        });
    }

    private static String text(Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return text.substring(1, text.length() - 1);
    }
}
