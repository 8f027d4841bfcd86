package dev.remotemcp.samples.conformance;

import dev.remotemcp.annotations.McpResource;
import java.util.Base64;

/** Resources with text, bytes and JSON. */
class Resources {
    static final String WATCHED = "test://watched-resource";

    /** A static text resource for testing. */
    @McpResource(uri = "test://static-text", name = "static-text", title = "Static Text Resource")
    String staticText() {
        return "This is the content of the static text resource.";
    }

    /** A static binary resource (image) for testing. */
    @McpResource(
            uri = "test://static-binary",
            name = "static-binary",
            title = "Static Binary Resource",
            mimeType = "image/png")
    byte[] staticBinary() {
        return Base64.getDecoder().decode(Media.PNG);
    }

    /** A resource template with parameter substitution. */
    @McpResource(uri = "test://template/{id}/data", name = "template", title = "Resource Template")
    TemplateData template(String id) {
        return new TemplateData(id, true, "Data for ID: " + id);
    }

    /** A resource to watch. */
    @McpResource(uri = WATCHED, name = "watched-resource", title = "Watched Resource")
    String watched() {
        return "Watched resource content";
    }

    /**
     * What the template resolves to.
     *
     * @param id the variable of the URI template
     * @param templateTest always true
     * @param data a sentence with the variable
     */
    record TemplateData(String id, boolean templateTest, String data) {}
}
