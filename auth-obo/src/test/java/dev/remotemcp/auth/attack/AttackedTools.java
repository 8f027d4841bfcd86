package dev.remotemcp.auth.attack;

import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import dev.remotemcp.annotations.RequiresRole;
import dev.remotemcp.annotations.RequiresScope;
import dev.remotemcp.runtime.McpContext;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What attackers are after; it is written down when they get it. */
class AttackedTools {
    static final Queue<String> DONE = new ConcurrentLinkedQueue<>();

    @McpTool(name = "harmless")
    String harmless() {
        return "done";
    }

    @McpTool(name = "delete_all")
    @RequiresScope({"mail.send", "mail.read"})
    String deleteAll() {
        return done("deleted");
    }

    @McpTool(name = "delete_hidden")
    @RequiresRole("mail.admin")
    String deleteHidden() {
        return done("deleted in secret");
    }

    @McpTool(name = "delete_after_asking")
    @RequiresScope("mail.send")
    String deleteAfterAsking(String what, McpContext context) {
        return done(context.elicitUrl("page", "Open this", URI.create("https://mcp.contoso.com/page")) + " " + what);
    }

    @McpResource(uri = "attacked://{name}")
    @RequiresScope("mail.read")
    String read(String name) {
        return done(name);
    }

    private static String done(String what) {
        DONE.add(what);
        return what;
    }
}
