package dev.remotemcp.connect;

import dev.remotemcp.connect.ServerDescriptor.Authorization;
import java.util.ArrayList;
import java.util.List;

/**
 * The MCP Inspector.
 *
 * @see <a href="https://github.com/modelcontextprotocol/inspector">modelcontextprotocol/inspector</a>
 */
public final class Inspector {
    private Inspector() {}

    /** The command that lists the tools; a key comes from a variable. */
    public static String command(ServerDescriptor server) {
        String line = "npx @modelcontextprotocol/inspector --cli "
                + Shell.word(server.url().toString()) + " --method tools/list";
        return server.authorization() instanceof Authorization.Key key
                ? line + " --header " + Shell.header(key.header(), Names.keyVariable(server))
                : line;
    }

    static Guide guide(ServerDescriptor server) {
        List<Step> steps = new ArrayList<>();
        if (server.authorization() instanceof Authorization.OAuth) {
            steps.add(new Step.Command("npx @modelcontextprotocol/inspector"));
            steps.add(new Step.Note("In the page that opens, choose Streamable HTTP and the URL " + server.url()
                    + ", then sign in under Auth. The command line cannot sign in."));
        } else {
            steps.add(new Step.Command(command(server)));
        }
        if (server.authorization() instanceof Authorization.Key) {
            steps.add(new Step.Note(
                    "Put your key into the environment variable " + Names.keyVariable(server) + " before."));
        }
        return new Guide("MCP Inspector", steps);
    }
}
