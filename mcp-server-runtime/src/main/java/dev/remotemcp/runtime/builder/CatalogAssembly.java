package dev.remotemcp.runtime.builder;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.McpJson;
import dev.remotemcp.runtime.catalog.AppBinding;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CatalogChange;
import dev.remotemcp.runtime.catalog.CatalogChange.Entry;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.CompletionBinding.Target;
import dev.remotemcp.runtime.catalog.Listing;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import dev.remotemcp.runtime.config.ComponentSettings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Makes one change of the catalog of everything that was said. */
final class CatalogAssembly {
    private final ToolAssembly tools;
    private final ResourceAssembly resources;
    private final PromptAssembly prompts;
    private final AppAssembly apps;
    private final BiPredicate<Kind, String> hidden;

    /**
     * Changes of one catalog.
     *
     * @param hidden whether a component is missing on purpose, so that there is nothing to refine
     */
    CatalogAssembly(McpJson json, AppAssembly apps, BiPredicate<Kind, String> hidden) {
        this.apps = apps;
        this.tools = new ToolAssembly(json);
        this.resources = new ResourceAssembly(json);
        this.prompts = new PromptAssembly(json);
        this.hidden = hidden;
    }

    /**
     * The change.
     *
     * @param before the catalog that is refined
     * @throws IllegalStateException if something refines what is not there, or makes no usable component
     */
    CatalogChange change(McpServerBuilder said, CatalogSnapshot before) {
        List<AppBinding> changed = apps.changed(said, before);
        List<Binding> added = new ArrayList<>();
        said.tools().forEach(tool -> tool(tool, said, before).ifPresent(added::add));
        added.addAll(apps.offered(changed, added, before));
        CatalogSnapshot withViews = before.with(new CatalogChange(Set.of(), added));
        for (McpResourceBuilder resource : said.resources()) {
            resource(resource, said, withViews).ifPresent(binding -> {
                added.add(binding);
                complete(added, new Target.Template(resource.uri()), resource.completions(), resource.execution());
            });
        }
        for (McpPromptBuilder prompt : said.prompts()) {
            prompt(prompt, said, before).ifPresent(binding -> {
                refuseUnknownArguments(prompt, binding);
                added.add(binding);
                complete(added, new Target.Prompt(prompt.name()), prompt.completions(), prompt.execution());
            });
        }
        return new CatalogChange(apps.removedWith(said.removed(), before), added);
    }

    private Optional<ToolBinding> tool(McpToolBuilder tool, McpServerBuilder said, CatalogSnapshot before) {
        Optional<ToolBinding> declared =
                before.tool(tool.name()).filter(binding -> isKept(said, Listing.TOOLS, tool.name()));
        if (tool.function().isPresent()) {
            return Optional.of(tools.define(tool, tool.function().get(), declared, before));
        }
        if (declared.isEmpty() && !hidden.test(Kind.TOOL, tool.name())) {
            throw ComponentErrors.nothingToRefine(tool.subject(), tool.name(), before.names(Listing.TOOLS));
        }
        return declared.map(binding -> tools.refine(tool, binding, before));
    }

    private Optional<ResourceBinding> resource(
            McpResourceBuilder resource, McpServerBuilder said, CatalogSnapshot before) {
        Listing listing = resource.template() ? Listing.RESOURCE_TEMPLATES : Listing.RESOURCES;
        Optional<ResourceBinding> declared =
                before.declared(resource.uri()).filter(binding -> isKept(said, listing, resource.uri()));
        if (resource.function().isPresent()) {
            return Optional.of(resources.define(resource, resource.function().get(), declared));
        }
        if (declared.isEmpty() && !hidden.test(Kind.RESOURCE, resource.uri())) {
            throw ComponentErrors.nothingToRefine(resource.subject(), resource.uri(), before.names(listing));
        }
        return declared.map(binding -> resources.refine(resource, binding));
    }

    private Optional<PromptBinding> prompt(McpPromptBuilder prompt, McpServerBuilder said, CatalogSnapshot before) {
        Optional<PromptBinding> declared =
                before.prompt(prompt.name()).filter(binding -> isKept(said, Listing.PROMPTS, prompt.name()));
        if (prompt.function().isPresent()) {
            return Optional.of(prompts.define(prompt, prompt.function().get(), declared));
        }
        if (declared.isEmpty() && !hidden.test(Kind.PROMPT, prompt.name())) {
            throw ComponentErrors.nothingToRefine(prompt.subject(), prompt.name(), before.names(Listing.PROMPTS));
        }
        return declared.map(binding -> prompts.refine(prompt, binding));
    }

    private static boolean isKept(McpServerBuilder said, Listing listing, String key) {
        return !said.removed().contains(new Entry(listing, key));
    }

    private static void complete(
            List<Binding> to, Target target, Map<String, McpCompletionFunction> completions, Optional<Execution> said) {
        Execution execution = said.orElse(Execution.VIRTUAL_THREAD);
        completions.forEach(
                (argument, function) -> to.add(CompletionResults.binding(target, argument, execution, function)));
    }

    private static void refuseUnknownArguments(McpPromptBuilder prompt, PromptBinding binding) {
        List<String> known = PromptAssembly.argumentNames(binding);
        for (String argument : prompt.completions().keySet()) {
            if (!known.contains(argument)) {
                throw ComponentErrors.of(
                        prompt.subject(),
                        "there is no argument '" + argument + "' to complete: add .withArgument(\"" + argument
                                + "\", …), or name one of " + String.join(", ", known));
            }
        }
    }
}
