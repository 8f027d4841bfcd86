package dev.remotemcp.apps;

import dev.remotemcp.annotations.McpApp;
import dev.remotemcp.annotations.McpApp.Permission;
import dev.remotemcp.annotations.McpApp.Visibility;
import dev.remotemcp.annotations.McpMeta;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.runtime.McpContext;

/** Tools with and without views. */
class ClockTools {
    /** The time. */
    record Time(String time) {}

    /** Everything is said. */
    @McpTool(name = "clock", meta = @McpMeta(key = "com.example/team", json = "\"time\""))
    @McpApp(
            view = "pages/clock",
            title = "The clock",
            visibility = Visibility.MODEL,
            csp =
                    @McpApp.Csp(
                            connect = {"https://api.example.com", "wss://live.example.com"},
                            resource = "https://*.cdn.example.com",
                            frame = "https://frame.example.com",
                            baseUri = "https://base.example.com"),
            permissions = {Permission.CLIPBOARD_WRITE, Permission.CAMERA, Permission.MICROPHONE, Permission.GEOLOCATION
            },
            domain = "clock.example.com",
            prefersBorder = true)
    Time clock() {
        return new Time("12:00");
    }

    /** Only the view is said, which others have too. */
    @McpTool(name = "plain_clock")
    @McpApp(view = "pages/clock/index.html")
    String plain() {
        return "12:00";
    }

    /** For the view alone. */
    @McpTool(name = "set_clock")
    @McpApp(visibility = Visibility.APP)
    String set(String to) {
        return to;
    }

    /** Without a border, which is not the same as to say nothing of it. */
    @McpTool(name = "borderless")
    @McpApp(view = "pages/clock", prefersBorder = false)
    String borderless() {
        return "12:00";
    }

    /** Tells whether the client can show views. */
    @McpTool(name = "shows_apps")
    String shows(McpContext context) {
        return String.valueOf(context.client().supportsApps());
    }
}
