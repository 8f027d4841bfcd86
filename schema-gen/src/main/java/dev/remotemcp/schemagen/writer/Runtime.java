package dev.remotemcp.schemagen.writer;

import com.palantir.javapoet.ClassName;

/** Names of what generated code uses; nothing here is loaded by the processor. */
final class Runtime {
    private static final String CALL = "dev.remotemcp.runtime.call";
    private static final String CATALOG = "dev.remotemcp.runtime.catalog";

    static final ClassName CONTEXT = ClassName.get("dev.remotemcp.runtime", "McpContext");
    static final ClassName ARGUMENTS = ClassName.get(CALL, "Arguments");
    static final ClassName TEXT_ARGUMENTS = ClassName.get(CALL, "TextArguments");
    static final ClassName SCALAR = ClassName.get(CALL, "Scalar");
    static final ClassName CHOICES = ClassName.get(CALL, "Choices");
    static final ClassName SCALARS = ClassName.get(CALL, "Scalars");
    static final ClassName CONSTRAINTS = ClassName.get(CALL, "Constraints");
    static final ClassName CONSTRAINT_CLOCK = ClassName.get(CALL, "ConstraintClock");
    static final ClassName CUSTOM_CONSTRAINT = ClassName.get(CALL, "CustomConstraint");
    static final ClassName TEXT_PATTERN = ClassName.get("dev.remotemcp.runtime.pattern", "TextPattern");
    static final ClassName MESSAGES = ClassName.get(CALL, "Messages");
    static final ClassName MCP_JSON = ClassName.get(CALL, "McpJson");
    static final ClassName INJECTORS = ClassName.get(CALL, "Injectors");
    static final ClassName INJECTOR = ClassName.get(CALL, "McpArgumentInjector");
    static final ClassName INJECTED_PARAMETER = ClassName.get(CALL, "InjectedParameter");
    static final ClassName EXECUTION = ClassName.get(CALL, "Execution");
    static final ClassName TOOL_OUTPUT = ClassName.get(CALL, "ToolOutput");
    static final ClassName TOOL_OUTPUTS = ClassName.get(CALL, "ToolOutputs");
    static final ClassName HTTP_OUTPUTS = ClassName.get(CALL, "HttpOutputs");
    static final ClassName RESOURCE_OUTPUT = ClassName.get(CALL, "ResourceOutput");
    static final ClassName RESOURCE_OUTPUTS = ClassName.get(CALL, "ResourceOutputs");
    static final ClassName PROMPT_OUTPUT = ClassName.get(CALL, "PromptOutput");
    static final ClassName PROMPT_OUTPUTS = ClassName.get(CALL, "PromptOutputs");
    static final ClassName COMPLETION_OUTPUT = ClassName.get(CALL, "CompletionOutput");
    static final ClassName COMPLETION_OUTPUTS = ClassName.get(CALL, "CompletionOutputs");

    static final ClassName BINDING = ClassName.get(CATALOG, "Binding");
    static final ClassName GENERATED_SOURCE = ClassName.get(CATALOG, "GeneratedSource");
    static final ClassName WIRING = ClassName.get(CATALOG, "Wiring");
    static final ClassName DESCRIPTOR_FILE = ClassName.get(CATALOG, "DescriptorFile");
    static final ClassName TOOL_BINDING = ClassName.get(CATALOG, "ToolBinding");
    static final ClassName RESOURCE_BINDING = ClassName.get(CATALOG, "ResourceBinding");
    static final ClassName PROMPT_BINDING = ClassName.get(CATALOG, "PromptBinding");
    static final ClassName COMPLETION_BINDING = ClassName.get(CATALOG, "CompletionBinding");
    static final ClassName FORM_BINDING = ClassName.get(CATALOG, "FormBinding");
    static final ClassName APP_BINDING = ClassName.get(CATALOG, "AppBinding");
    static final ClassName SCHEMA_BINDING = ClassName.get(CATALOG, "SchemaBinding");
    static final ClassName HEADER_ARGUMENT = ClassName.get(CATALOG, "HeaderArgument");
    static final ClassName ACCESS = ClassName.get(CATALOG, "Access");
    static final ClassName CACHE_HINT = ClassName.get(CATALOG, "CacheHint");

    static final ClassName PROVIDER = ClassName.get("jakarta.inject", "Provider");
    static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
    static final ClassName OBJECT_READER = ClassName.get("tools.jackson.databind", "ObjectReader");
    static final ClassName OBJECT_WRITER = ClassName.get("tools.jackson.databind", "ObjectWriter");

    private Runtime() {}
}
