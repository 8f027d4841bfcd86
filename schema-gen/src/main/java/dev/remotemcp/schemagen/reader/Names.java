package dev.remotemcp.schemagen.reader;

import java.util.List;

/** Names of the annotations and types that the reader knows; the processor does not load them. */
final class Names {
    static final String TOOL = "dev.remotemcp.annotations.McpTool";
    static final String APP = "dev.remotemcp.annotations.McpApp";
    static final String RESOURCE = "dev.remotemcp.annotations.McpResource";
    static final String PROMPT = "dev.remotemcp.annotations.McpPrompt";
    static final String COMPLETION = "dev.remotemcp.annotations.McpCompletion";
    static final String FORM = "dev.remotemcp.annotations.McpForm";
    static final String SCHEMA = "dev.remotemcp.annotations.McpSchema";
    static final String SERVER = "dev.remotemcp.annotations.McpServer";
    static final String ARG = "dev.remotemcp.annotations.McpArg";
    static final String TITLE = "dev.remotemcp.annotations.McpTitle";
    static final String INJECTED = "dev.remotemcp.annotations.McpInjected";
    static final String REQUIRES_SCOPE = "dev.remotemcp.annotations.RequiresScope";
    static final String REQUIRES_ROLE = "dev.remotemcp.annotations.RequiresRole";
    static final String NON_BLOCKING = "dev.remotemcp.annotations.NonBlocking";
    static final String CPU_BOUND = "dev.remotemcp.annotations.CpuBound";

    static final String CONTEXT = "dev.remotemcp.runtime.McpContext";
    static final String PRINCIPAL = "java.security.Principal";
    static final String MICRONAUT = "io.micronaut.";

    /** Micronaut's annotations of HTTP parameters, whose name and default are members of {@code @Bindable}. */
    static final String HTTP_ANNOTATIONS = "io.micronaut.http.annotation.";

    static final String HTTP_RESPONSE = "io.micronaut.http.HttpResponse";
    static final String HTTP_STATUS = "io.micronaut.http.HttpStatus";
    static final String REQUEST_SCOPE = "io.micronaut.runtime.http.scope.RequestScope";

    static final String SDK = "io.modelcontextprotocol.spec.McpSchema$";

    static final String CONSTRAINTS = "jakarta.validation.constraints.";
    static final String JACKSON = "com.fasterxml.jackson.annotation.";

    /** JSpecify's annotation, and what Micronaut makes of it. */
    static final List<String> NULL_MARKED =
            List.of("org.jspecify.annotations.NullMarked", "io.micronaut.core.annotation.NullMarked");

    static final String NULL_UNMARKED = "org.jspecify.annotations.NullUnmarked";

    private Names() {}
}
