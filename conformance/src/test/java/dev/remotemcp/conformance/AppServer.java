package dev.remotemcp.conformance;

import dev.remotemcp.annotations.McpApp.Permission;
import dev.remotemcp.annotations.McpApp.Visibility;
import dev.remotemcp.runtime.builder.McpConfigurer;
import dev.remotemcp.runtime.builder.McpPropertyType;
import dev.remotemcp.runtime.builder.McpServerBuilder;
import dev.remotemcp.runtime.edge.Announcement;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.Micronaut;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A server whose tools have views, as a process of its own, which ends with the tests:
 *
 * <ul>
 *   <li>{@code plan_meeting}, whose view calls {@code shift_meeting}, which only views may call, and {@code book_room},
 *       which only the model may
 *   <li>{@code wait_for_people}, which never ends by itself
 *   <li>{@code view_by_package}, whose view is built with the official package
 *   <li>{@code probe}, whose view tries to reach what it is told; it may reach one origin, and write the clipboard
 * </ul>
 */
public final class AppServer {
    /** Tests of it take turns: it records what it is asked, and its page changes. */
    static final String LOCK = "app server";

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

    private static @Nullable AppServer running;

    private final ServerProcess server;
    private final Path page;
    private final Recorder allowed;

    private AppServer(ServerProcess server, Path page, Recorder allowed) {
        this.server = server;
        this.page = page;
        this.allowed = allowed;
    }

    /** The one that all tests use; starts it for the first of them. */
    static synchronized AppServer running() throws IOException, InterruptedException {
        AppServer server = running;
        if (server == null) {
            Path page = Files.createDirectories(Path.of("target", "apps"))
                    .resolve("meeting.html")
                    .toAbsolutePath();
            try (InputStream source = AppServer.class.getResourceAsStream("/apps/meeting.html")) {
                Files.write(page, Objects.requireNonNull(source).readAllBytes());
            }
            Recorder allowed = Recorder.start();
            ServerProcess process = ServerProcess.start(AppServer.class, page.toString(), allowed.origin());
            Runtime.getRuntime().addShutdownHook(new Thread(process::askToStop));
            server = new AppServer(process, page, allowed);
            running = server;
        }
        return server;
    }

    /** Runs it until the process is ended; the page of {@code plan_meeting}, and the origin that may be reached. */
    public static void main(String[] arguments) {
        McpConfigurer tools = mcp -> configure(mcp, Path.of(arguments[0]), arguments[1]);
        ApplicationContext context = Micronaut.build(new String[0])
                .banner(false)
                .properties(Map.of("mcp.server.name", "meetings"))
                .singletons(tools)
                .start();
        System.out.println(context.getBean(Announcement.class).text());
    }

    private static void configure(McpServerBuilder mcp, Path page, String allowed) {
        mcp.configureMcpTool("plan_meeting")
                .withTitle("Plan a meeting")
                .withDescription("Finds a room for a meeting, and shows it.")
                .withInputSchema(MEETING)
                .asMcpApp(app -> app.withView(page).withBorder(true))
                .handler((arguments, context) -> "A room in " + arguments.string("city"));
        mcp.configureMcpTool("view_by_package")
                .withDescription("Has a view that is built with the official package.")
                .withProperty("city", McpPropertyType.STRING, "where people meet", true)
                .asMcpApp(app -> app.withView(context -> """
                        <!doctype html>
                        <title>Official</title>
                        <p id="input"><p id="said"><p id="shifted">
                        <script type="module">%s</script>""".formatted(Files.readString(official(page)))))
                .handler((arguments, context) -> "A room in " + arguments.string("city"));
        mcp.configureMcpTool("wait_for_people")
                .withDescription("Waits until everybody is there, which never happens.")
                .asMcpApp(app -> app.withView("apps/meeting.html").withBorder(false))
                .handler((arguments, context) -> {
                    new CountDownLatch(1).await();
                    return "everybody is there";
                });
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

    private static Path official(Path page) {
        return page.resolveSibling("official.js");
    }

    /** Where the server looks for the script of the view of {@code view_by_package}. */
    Path officialScript() {
        return official(page);
    }

    /** The MCP endpoint. */
    URI url() {
        return server.url();
    }

    /** The page of {@code plan_meeting}, which is read again when it changes. */
    Path page() {
        return page;
    }

    /** The origin that the view of {@code probe} may reach. */
    Recorder allowed() {
        return allowed;
    }
}
