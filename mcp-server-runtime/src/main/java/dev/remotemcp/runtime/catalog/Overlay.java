package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.ArgumentsConfiguration;
import dev.remotemcp.runtime.config.ComponentSettings;
import dev.remotemcp.runtime.config.ComponentSettings.Kind;
import dev.remotemcp.runtime.config.OutputConfiguration;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.env.Environment;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the configuration changes about every binding of one server, wherever it came from. */
@EachBean(ServerSettings.class)
final class Overlay {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ComponentSettings settings;
    private final boolean validates;
    private final boolean refusesUnknown;

    Overlay(
            @Parameter ComponentSettings settings,
            OutputConfiguration output,
            ArgumentsConfiguration arguments,
            Environment environment) {
        this.settings = settings;
        this.refusesUnknown = arguments.unknown() == ArgumentsConfiguration.Unknown.REFUSE;
        this.validates = Objects.requireNonNullElseGet(
                output.validate(), () -> environment.getActiveNames().contains(Environment.TEST));
    }

    /** The binding as it is offered; nothing if it is switched off. */
    Optional<Binding> apply(Binding binding) {
        return switch (binding) {
            case ToolBinding tool ->
                enabled(Kind.TOOL, tool.name())
                        ? Optional.of(checked(
                                tool.with(descriptor(Kind.TOOL, tool.name(), tool.descriptor()), tool.handler())))
                        : Optional.empty();
            case ResourceBinding resource ->
                enabled(Kind.RESOURCE, resource.uri()) && itsToolIsEnabled(resource.uri())
                        ? Optional.of(resource.with(descriptor(Kind.RESOURCE, resource.uri(), resource.descriptor())))
                        : Optional.empty();
            case PromptBinding prompt ->
                enabled(Kind.PROMPT, prompt.name())
                        ? Optional.of(prompt.with(descriptor(Kind.PROMPT, prompt.name(), prompt.descriptor())))
                        : Optional.empty();
            case CompletionBinding completion ->
                switch (completion.target()) {
                    case CompletionBinding.Target.Prompt(String name) ->
                        Optional.of(binding).filter(kept -> enabled(Kind.PROMPT, name));
                    case CompletionBinding.Target.Template(String uri) ->
                        Optional.of(binding).filter(kept -> enabled(Kind.RESOURCE, uri));
                };
            case FormBinding<?> form -> Optional.of(form);
            case SchemaBinding schema -> Optional.of(schema);
            case AppBinding app -> Optional.of(binding).filter(kept -> enabled(Kind.TOOL, app.tool()));
        };
    }

    /** The page of an app goes with its tool. */
    private boolean itsToolIsEnabled(String uri) {
        return AppBinding.toolOf(uri).map(tool -> enabled(Kind.TOOL, tool)).orElse(true);
    }

    /** Whether a component may be offered at all. */
    boolean enabled(Kind kind, String name) {
        return settings.enabled(kind, name);
    }

    private Descriptor descriptor(Kind kind, String name, Descriptor declared) {
        Optional<String> title = settings.title(kind, name);
        Optional<String> description = settings.description(kind, name);
        if (title.isEmpty() && description.isEmpty()) {
            return declared;
        }
        ObjectNode node = (ObjectNode) JSON.readTree(declared.json());
        title.ifPresent(text -> node.put("title", text));
        description.ifPresent(text -> node.put("description", text));
        return new Descriptor(JSON.writeValueAsBytes(node));
    }

    private ToolBinding checked(ToolBinding tool) {
        ToolBinding known = refusesUnknown ? KnownArguments.around(tool) : tool;
        return validates ? OutputCheck.ofAll(known) : OutputCheck.ofNulls(known);
    }
}
