package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.catalog.Descriptor;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Descriptors as trees, to be changed. */
final class DescriptorJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The order in which a person reads them. */
    private static final List<String> MEMBERS = List.of(
            "uri",
            "uriTemplate",
            "name",
            "title",
            "description",
            "mimeType",
            "size",
            "arguments",
            "inputSchema",
            "outputSchema",
            "annotations",
            "icons",
            "_meta");

    private DescriptorJson() {}

    static ObjectNode read(Descriptor descriptor) {
        return (ObjectNode) JSON.readTree(descriptor.json());
    }

    static Descriptor write(ObjectNode descriptor) {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        for (String member : MEMBERS) {
            JsonNode value = descriptor.get(member);
            if (value != null) {
                ordered.set(member, value);
            }
        }
        descriptor.properties().forEach(member -> ordered.putIfAbsent(member.getKey(), member.getValue()));
        return new Descriptor(JSON.writeValueAsBytes(ordered));
    }
}
