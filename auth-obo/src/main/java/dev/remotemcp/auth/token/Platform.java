package dev.remotemcp.auth.token;

import java.util.Map;

/**
 * What the server runs on. A bean of this type takes the place of the one that reads the variables of the process.
 *
 * @param variables environment variables by their names
 */
public record Platform(Map<String, String> variables) {
    /** Copies the variables. */
    public Platform {
        variables = Map.copyOf(variables);
    }

    /** As the variables of this process say. */
    public static Platform current() {
        return new Platform(System.getenv());
    }

    /** Whether Azure App Service or Azure Functions sign callers in before the server is asked. */
    public boolean signsIn() {
        return "true".equalsIgnoreCase(variables.get("WEBSITE_AUTH_ENABLED"));
    }

    /** Shows no variable, since they often are secrets. */
    @Override
    public String toString() {
        return "Platform[…]";
    }
}
