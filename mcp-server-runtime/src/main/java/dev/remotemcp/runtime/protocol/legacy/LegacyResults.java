package dev.remotemcp.runtime.protocol.legacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Operation;
import dev.remotemcp.runtime.pipeline.Outcome;
import dev.remotemcp.runtime.protocol.Capabilities;
import dev.remotemcp.runtime.protocol.ResultFrame;
import dev.remotemcp.runtime.protocol.ResultWriter;
import dev.remotemcp.runtime.protocol.ServerIdentity;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;

/** Writes the results of these revisions; nothing in them that only 2026-07-28 knows. */
@EachBean(ServerSettings.class)
final class LegacyResults {
    private final ResultWriter writer;
    private final LegacyTools tools;
    private final ServerIdentity server;
    private final boolean sessions;

    LegacyResults(
            @Parameter LegacyTools tools, @Parameter ServerIdentity server, ServerSettings settings, McpJson json) {
        this.writer = new ResultWriter(new ResultFrame("", "", false), settings.cache(), json);
        this.tools = tools;
        this.server = server;
        this.sessions = settings.legacy().sessions();
    }

    /** The response with the result of an operation that came to its end. */
    byte[] response(JsonSlice id, Operation operation, Outcome outcome) {
        return writer.response(id, converted(operation, outcome), true);
    }

    private Outcome converted(Operation operation, Outcome outcome) {
        if (outcome instanceof Outcome.Called(ToolOutput output) && operation instanceof Operation.CallTool call) {
            ToolOutput converted = tools.output(call.name(), output);
            return converted == output ? outcome : new Outcome.Called(converted);
        }
        if (outcome instanceof Outcome.Listed listed && listed.page().listing() == Listing.TOOLS) {
            return new Outcome.Listed(tools.page(listed.page()));
        }
        return outcome;
    }

    /** The response to {@code initialize}. */
    byte[] initialized(JsonSlice id, String revision, CatalogSnapshot catalog) {
        JsonBuffer members = new JsonBuffer(1024);
        members.ascii("\"protocolVersion\":\"").ascii(revision).ascii("\",\"capabilities\":");
        Capabilities.write(members, catalog, sessions);
        members.ascii(",\"serverInfo\":").raw(server.json().getBytes(UTF_8));
        server.instructions()
                .ifPresent(text -> members.ascii(",\"instructions\":").string(text));
        return writer.response(id, members);
    }

    /** The response that says no more than that it is done. */
    byte[] done(JsonSlice id) {
        return writer.response(id, new JsonBuffer(0));
    }
}
