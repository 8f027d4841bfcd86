package dev.remotemcp.runtime.call;

import java.util.Map;

/** Arguments that are all text over the wire: template variables, prompt arguments, completion input. */
public final class TextArguments {
    private final Map<String, String> values;

    private TextArguments(Map<String, String> values) {
        this.values = values;
    }

    /** Arguments by name. */
    public static TextArguments of(Map<String, String> values) {
        return new TextArguments(values);
    }
}
