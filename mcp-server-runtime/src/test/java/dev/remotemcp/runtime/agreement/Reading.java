package dev.remotemcp.runtime.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.remotemcp.runtime.call.Arguments;
import dev.remotemcp.runtime.call.InvalidArgumentsException;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.call.WrittenJson;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came of giving a document to a tool.
 *
 * @param problems why it could not be read, empty if it could
 * @param written what the tool returned, missing if that is no structured content
 */
record Reading(List<String> problems, JsonNode written) {
    static Reading of(ToolBinding tool, JsonNode document) {
        byte[] json = document.toString().getBytes(UTF_8);
        try {
            ToolOutput output = tool.handler().call(Arguments.of(json, 0, json.length), NoContext.INSTANCE);
            return new Reading(List.of(), structured(output));
        } catch (InvalidArgumentsException e) {
            return new Reading(e.problems(), MissingNode.getInstance());
        } catch (Exception e) {
            throw new AssertionError("The decoder breaks on " + document, e);
        }
    }

    static JsonNode structured(ToolOutput output) {
        return WrittenJson.of(output)
                .map(json -> Judge.parse(new String(json, UTF_8)))
                .orElse(MissingNode.getInstance());
    }
}
