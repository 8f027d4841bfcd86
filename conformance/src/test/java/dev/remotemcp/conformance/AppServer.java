package dev.remotemcp.conformance;

import dev.remotemcp.annotations.McpApp.Permission;
import dev.remotemcp.annotations.McpApp.Visibility;
import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpPropertyType;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A server whose tools have views:
 *
 * <ul>
 *   <li>{@code plan_meeting}, whose view calls {@code shift_meeting}, which only views may call, and {@code book_room},
 *       which only the model may
 *   <li>{@code probe}, whose view tries to reach what it is told; it may reach one origin, and write the clipboard
 * </ul>
 */
final class AppServer implements AutoCloseable {
    private static final String MEETING = """
            {"type":"object",
             "properties":{
               "city":{"type":"string","description":"Where people meet","default":"Oslo"},
               "day":{"type":"string","format":"date"},
               "people":{"type":"integer","minimum":2,"maximum":40,"default":4},
               "room":{"$ref":"#/$defs/Room"},
               "catering":{"type":"boolean"},
               "topics":{"type":"array","items":{"type":"string"},"description":"What it is about"}},
             "required":["city","people"],
             "$defs":{"Room":{"type":"string","enum":["SMALL","LARGE"]}}}""";

    private final EmbeddedServer server;
    private final Path page;

    private AppServer(EmbeddedServer server, Path page) {
        this.server = server;
        this.page = page;
    }

    /**
     * Starts it.
     *
     * @param allowed the origin that the view of {@code probe} may reach
     */
    static AppServer start(String allowed) throws IOException {
        Path page = Files.createTempDirectory("meeting").resolve("meeting.html");
        try (InputStream source = AppServer.class.getResourceAsStream("/apps/meeting.html")) {
            Files.write(page, Objects.requireNonNull(source).readAllBytes());
        }
        McpConfigurer tools = mcp -> configure(mcp, page, allowed);
        EmbeddedServer server = ApplicationContext.builder(
                        Map.of("micronaut.server.port", -1, "mcp.server.name", "meetings"))
                .singletons(tools)
                .start()
                .getBean(EmbeddedServer.class)
                .start();
        return new AppServer(server, page);
    }

    private static void configure(McpServerBuilder mcp, Path page, String allowed) {
        mcp.configureMcpTool("plan_meeting")
                .withTitle("Plan a meeting")
                .withDescription("Finds a room for a meeting, and shows it.")
                .withInputSchema(MEETING)
                .asMcpApp(app -> app.withView(page).withBorder(true))
                .handler((arguments, context) -> "A room in " + arguments.string("city"));
        mcp.configureMcpTool("shift_meeting")
                .withDescription("Moves the meeting.")
                .withProperty("hours", McpPropertyType.INTEGER, "how far", true)
                .withOutputSchema("""
                        {"type":"object","properties":{"hours":{"type":"integer"}},"required":["hours"]}""")
                .asMcpApp(app -> app.withVisibility(Visibility.APP))
                .handler((arguments, context) -> Map.of("hours", arguments.get("hours", Integer.class)));
        mcp.configureMcpTool("book_room")
                .withDescription("Books the room.")
                .asMcpApp(app -> app.withVisibility(Visibility.MODEL))
                .handler((arguments, context) -> "booked");
        mcp.configureMcpTool("probe")
                .withDescription("Tries what its view may do.")
                .withProperty("allowed", McpPropertyType.STRING, "an origin that the view may reach", true)
                .withProperty("forbidden", McpPropertyType.STRING, "one that it may not", true)
                .asMcpApp(app -> app.withView("apps/probe.html")
                        .withCsp(csp -> csp.connectTo(allowed))
                        .withPermissions(Permission.CLIPBOARD_WRITE, Permission.GEOLOCATION))
                .handler((arguments, context) -> "probed");
    }

    /** The MCP endpoint. */
    URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort() + "/mcp");
    }

    /** The page of {@code plan_meeting}, which is read again when it changes. */
    Path page() {
        return page;
    }

    @Override
    public void close() throws IOException {
        server.stop();
        server.getApplicationContext().close();
        Files.delete(page);
        Files.delete(page.toAbsolutePath().getParent());
    }
}
