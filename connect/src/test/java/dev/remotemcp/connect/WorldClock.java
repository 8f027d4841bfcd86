package dev.remotemcp.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The server that the tests of this module tell of. */
final class WorldClock {
    static final URI ENDPOINT = URI.create("https://mcp.contoso.com/mcp");
    static final FoundryProject PROJECT = FoundryProject.of(
            "/subscriptions/1111/resourceGroups/rg/providers/Microsoft.CognitiveServices/accounts/contoso/projects/clocks",
            Optional.empty());

    private WorldClock() {}

    static ServerDescriptor server() {
        return server(new ServerDescriptor.Authorization.None());
    }

    static ServerDescriptor server(ServerDescriptor.Authorization authorization) {
        return new ServerDescriptor(
                "world-clock",
                Optional.of("World clock"),
                "Tells and converts the time of day around the world",
                "1.2.0",
                ENDPOINT,
                authorization,
                List.of(
                        tool(
                                "convertTime",
                                "Converts a time.",
                                "{\"name\":\"convertTime\",\"description\":\"Converts a time.\",\"inputSchema\":"
                                        + "{\"type\":\"object\",\"properties\":{\"time\":{\"type\":\"string\"}}},"
                                        + "\"annotations\":{\"readOnlyHint\":true}}"),
                        tool(
                                "setAlarm",
                                "Sets an alarm.",
                                "{\"name\":\"setAlarm\",\"description\":\"Sets an alarm.\",\"inputSchema\":"
                                        + "{\"type\":\"object\"}}")));
    }

    static ServerDescriptor.Tool tool(String name, String description, String descriptor) {
        return new ServerDescriptor.Tool(name, description, descriptor);
    }

    /** With everything that an entry can have. */
    static ServerJson registryEntry() {
        return new ServerJson(
                "com.contoso/world-clock",
                Optional.of(URI.create("https://contoso.com/clock")),
                Optional.of(URI.create("https://github.com/contoso/clock")));
    }

    static FoundryToolbox toolbox() {
        return new FoundryToolbox(
                "agent-tools",
                "world_clock",
                "world-clock 1.2.0",
                "clock",
                PROJECT.connectionId("clock"),
                Optional.of(List.of("convertTime", "setAlarm")));
    }

    /** A file of the test's resources. */
    static String resource(String path) {
        try (InputStream in = Objects.requireNonNull(WorldClock.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
