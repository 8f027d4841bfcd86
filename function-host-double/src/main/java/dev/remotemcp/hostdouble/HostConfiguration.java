package dev.remotemcp.hostdouble;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code host.json} and {@code local.settings.json} of a function app say.
 *
 * @param command the custom handler's program and its arguments
 * @param folder where it runs
 * @param settings app settings, which become variables of its environment
 * @param keyNeeded whether callers need a function key
 * @param timeout longest time of one request
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-host-json">host.json reference</a>
 */
record HostConfiguration(
        List<String> command, Path folder, Map<String, String> settings, boolean keyNeeded, Duration timeout) {
    /** Profiles that hand on every route; the host fails to start with others. */
    private static final Set<String> PROFILES = Set.of("mcp-custom-handler", "web-app-custom-handler");

    /** That of the Flex Consumption plan. */
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(30);

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if the host would not start with them
     */
    static HostConfiguration of(Path app) {
        Path file = app.resolve("host.json");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    file + " is missing: package the application with the goal remote-mcp:function-app");
        }
        JsonNode host = JsonMapper.shared().readTree(file.toFile());
        if (!host.path("version").asString("").equals("2.0")) {
            throw new IllegalArgumentException("version in " + file + " must be \"2.0\"");
        }
        String profile = host.path("configurationProfile").asString("");
        if (!PROFILES.contains(profile)) {
            throw new IllegalArgumentException(
                    "configurationProfile in " + file + " is '" + profile + "' and must be one of " + PROFILES);
        }
        JsonNode handler = host.path("customHandler");
        Path folder = app.resolve(handler.at("/description/workingDirectory").asString(""));
        return new HostConfiguration(
                command(file, handler.path("description"), folder),
                folder,
                settings(app),
                keyNeeded(file, handler),
                timeout(file, host));
    }

    private static List<String> command(Path file, JsonNode description, Path folder) {
        String executable = description.path("defaultExecutablePath").asString("");
        if (executable.isEmpty()) {
            throw new IllegalArgumentException(
                    "customHandler.description.defaultExecutablePath in " + file + " names no program");
        }
        List<String> command = new ArrayList<>();
        Path packaged = folder.resolve(executable);
        command.add(Files.exists(packaged) ? packaged.toAbsolutePath().toString() : executable);
        description.path("arguments").forEach(argument -> command.add(argument.asString()));
        return command;
    }

    private static Map<String, String> settings(Path app) {
        Map<String, String> settings = new LinkedHashMap<>();
        Path file = app.resolve("local.settings.json");
        if (Files.exists(file)) {
            JsonMapper.shared()
                    .readTree(file.toFile())
                    .path("Values")
                    .forEachEntry((name, value) -> settings.put(name, value.asString()));
        }
        return settings;
    }

    private static boolean keyNeeded(Path file, JsonNode handler) {
        String level = handler.at("/http/DefaultAuthorizationLevel").asString("function");
        return switch (level) {
            case "anonymous" -> false;
            case "function" -> true;
            default ->
                throw new IllegalArgumentException("customHandler.http.DefaultAuthorizationLevel in " + file + " is '"
                        + level + "' and must be anonymous or function");
        };
    }

    private static Duration timeout(Path file, JsonNode host) {
        String text = host.path("functionTimeout").asString("");
        if (text.isEmpty()) {
            return DEFAULT_TIMEOUT;
        }
        try {
            return Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "functionTimeout in " + file + " is '" + text + "' and must be a time such as 00:10:00", e);
        }
    }
}
