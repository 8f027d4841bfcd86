package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;

/**
 * What every descriptor can say.
 *
 * @param named whether the annotation gives the name, so that a bad one is mended there
 */
public record Facts(
        String name,
        boolean named,
        Optional<String> title,
        Optional<String> description,
        List<Icon> icons,
        List<Meta> meta) {
    /** An icon; empty strings say nothing. */
    public record Icon(String src, String mimeType, List<String> sizes, String theme) {}

    /** An entry of {@code _meta}. */
    public record Meta(String key, String json) {}
}
