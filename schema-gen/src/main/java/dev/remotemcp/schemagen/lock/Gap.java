package dev.remotemcp.schemagen.lock;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A place where a schema demands what another one does not promise.
 *
 * @param path where, as keywords from the root, for example {@code $.properties.days}
 * @param keyword the keyword that differs
 * @param property the property that is gone or required, where it is about one
 * @param part what the schema says whose values might not fit
 * @param whole what the schema says that they should fit
 */
record Gap(String path, String keyword, Optional<String> property, Optional<JsonNode> part, Optional<JsonNode> whole) {
    /** Stands for the keyword where a property is missing as a whole. */
    static final String PROPERTY = "property";
}
