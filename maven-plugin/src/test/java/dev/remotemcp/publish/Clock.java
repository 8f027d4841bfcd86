package dev.remotemcp.publish;

import dev.remotemcp.connect.ServerDescriptor;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The server that the tests of this module publish. */
final class Clock {
    private Clock() {}

    static ServerDescriptor server() {
        return new ServerDescriptor(
                "world-clock",
                Optional.of("World clock"),
                "Tells and converts the time of day around the world",
                "1.2.0",
                URI.create("https://mcp.contoso.com/mcp"),
                new ServerDescriptor.Authorization.None(),
                List.of(tool("convertTime", "Converts a time."), tool("setAlarm", "Sets an alarm.")));
    }

    private static ServerDescriptor.Tool tool(String name, String description) {
        return new ServerDescriptor.Tool(
                name,
                description,
                "{\"name\":\"" + name + "\",\"description\":\"" + description
                        + "\",\"inputSchema\":{\"type\":\"object\"}}");
    }
}
