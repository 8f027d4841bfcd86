package dev.remotemcp.runtime.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What is done about arguments.
 *
 * @param unknown whether arguments that a tool does not have are passed over or make the call fail
 */
@ConfigurationProperties("mcp.arguments")
public record ArgumentsConfiguration(
        @Bindable(defaultValue = "ignore") Unknown unknown) {
    /** What is done about arguments that a tool does not have. */
    public enum Unknown {
        /** They are passed over. */
        IGNORE,
        /** They are refused, and the listed schemas say so. */
        REFUSE
    }
}
