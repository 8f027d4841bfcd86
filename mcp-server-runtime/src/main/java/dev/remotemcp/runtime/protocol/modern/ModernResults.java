package dev.remotemcp.runtime.protocol.modern;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.config.CacheConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.pipeline.Outcome;
import dev.remotemcp.runtime.protocol.Capabilities;
import dev.remotemcp.runtime.protocol.ResultFrame;
import dev.remotemcp.runtime.protocol.ResultWriter;
import dev.remotemcp.runtime.protocol.ServerIdentity;
import dev.remotemcp.runtime.protocol.json.JsonBuffer;
import dev.remotemcp.runtime.protocol.json.JsonSlice;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the results of this revision: {@code resultType} and the server's identity are in every one. */
@EachBean(ServerSettings.class)
final class ModernResults {
    private final ResultWriter complete;
    private final ResultWriter inputRequired;
    private final ServerIdentity server;
    private final String serverInfo;
    private final CacheConfiguration cache;
    private final JsonMapper json;

    ModernResults(@Parameter ServerIdentity server, ServerSettings settings, McpJson json) {
        CacheConfiguration hints = settings.cache();
        this.server = server;
        this.serverInfo = "\"io.modelcontextprotocol/serverInfo\":" + server.json();
        this.complete = writer("complete", hints, json);
        this.inputRequired = writer("input_required", hints, json);
        this.cache = hints;
        this.json = json.mapper();
    }

    private ResultWriter writer(String resultType, CacheConfiguration hints, McpJson mapper) {
        return new ResultWriter(
                new ResultFrame("\"resultType\":\"" + resultType + "\",", serverInfo, true), hints, mapper);
    }

    /**
     * The response with the result of an operation that came to its end.
     *
     * @param fresh whether it did so without answers of the client's
     */
    byte[] response(JsonSlice id, Outcome outcome, boolean fresh) {
        return outcome instanceof Outcome.Discovered discovered
                ? discovery(id, discovered.catalog())
                : complete.response(id, outcome, fresh);
    }

    /** The response that asks for more input. */
    byte[] inputRequired(JsonSlice id, ObjectNode inputRequests, String requestState) {
        JsonBuffer members = new JsonBuffer(1024);
        members.ascii("\"inputRequests\":").raw(json.writeValueAsBytes(inputRequests));
        members.ascii(",\"requestState\":").string(requestState);
        return inputRequired.response(id, members);
    }

    /** The response that ends a listen stream. */
    byte[] listenEnded(byte[] id) {
        JsonBuffer out = new JsonBuffer(256);
        out.ascii("{\"jsonrpc\":\"2.0\",\"id\":").raw(id);
        out.ascii(",\"result\":{\"resultType\":\"complete\",\"_meta\":{");
        out.ascii("\"io.modelcontextprotocol/subscriptionId\":").raw(id);
        return out.ascii(",").raw(serverInfo.getBytes(UTF_8)).ascii("}}}").toByteArray();
    }

    private byte[] discovery(JsonSlice id, CatalogSnapshot catalog) {
        JsonBuffer members = new JsonBuffer(1024);
        complete.hints(members, cache.discoverTtl(), true);
        members.ascii("\"supportedVersions\":[\"").ascii(EnvelopeChecks.VERSION).ascii("\"],\"capabilities\":");
        Capabilities.write(members, catalog, true);
        server.instructions()
                .ifPresent(text -> members.ascii(",\"instructions\":").string(text));
        return complete.response(id, members);
    }
}
