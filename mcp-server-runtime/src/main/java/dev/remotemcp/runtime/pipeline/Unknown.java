package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.pipeline.Failure.Kind;
import tools.jackson.databind.node.JsonNodeFactory;

/** The failures of what does not exist, or is not to be known; the two cannot be told apart. */
final class Unknown {
    private Unknown() {}

    static Failure tool(String name) {
        return Failure.of(Kind.INVALID_PARAMS, "Unknown tool '" + Excerpt.of(name) + "': tools/list names the tools");
    }

    static Failure resource(String uri) {
        return resource(uri, "There is no such resource: resources/list and resources/templates/list name them");
    }

    static Failure resource(String uri, String message) {
        return Failure.of(
                Kind.RESOURCE_NOT_FOUND,
                message,
                JsonNodeFactory.instance.objectNode().put("uri", uri));
    }

    static Failure prompt(String name) {
        return Failure.of(
                Kind.INVALID_PARAMS, "Unknown prompt '" + Excerpt.of(name) + "': prompts/list names the prompts");
    }

    static Failure completion() {
        return Failure.of(
                Kind.INVALID_PARAMS, "The completion's 'ref' names no prompt or resource template of this server");
    }
}
