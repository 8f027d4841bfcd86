package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.PagesConfiguration;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything the server offers at one moment: looked up by hash, listed from pages encoded in advance. Immutable. */
public final class CatalogSnapshot {
    private final Map<String, ToolBinding> tools;
    private final Map<String, ResourceBinding> resources;
    private final Map<String, ResourceBinding> templates;
    private final Map<String, PromptBinding> prompts;
    private final Map<CompletionKey, CompletionBinding> completions;
    private final Map<Class<?>, FormBinding<?>> forms;
    private final Map<Type, SchemaBinding> schemas;
    private final Map<String, AppBinding> apps;
    private final List<MatchableTemplate> matchableTemplates;
    private final Map<Listing, Views> lists;
    private final PagesConfiguration pages;
    private final boolean demands;

    private record CompletionKey(CompletionBinding.Target target, String argument) {}

    private record MatchableTemplate(UriTemplate template, ResourceBinding binding) {}

    /** A resource found for a URI, and the values of its template's variables. */
    public record ResourceMatch(ResourceBinding binding, Map<String, String> variables) {}

    private CatalogSnapshot(
            PagesConfiguration pages,
            Map<String, ToolBinding> tools,
            Map<String, ResourceBinding> resources,
            Map<String, ResourceBinding> templates,
            Map<String, PromptBinding> prompts,
            Map<CompletionKey, CompletionBinding> completions,
            Map<Class<?>, FormBinding<?>> forms,
            Map<Type, SchemaBinding> schemas,
            Map<String, AppBinding> apps,
            @Nullable CatalogSnapshot before) {
        this.pages = pages;
        this.tools = tools;
        this.resources = resources;
        this.templates = templates;
        this.prompts = prompts;
        this.completions = completions;
        this.forms = forms;
        this.schemas = schemas;
        this.apps = apps;
        this.matchableTemplates = templates.values().stream()
                .map(binding -> new MatchableTemplate(new UriTemplate(binding.uri()), binding))
                .sorted(Comparator.comparingInt((MatchableTemplate candidate) ->
                                candidate.template().fixedCharacters())
                        .reversed()
                        .thenComparing(candidate -> candidate.binding().uri()))
                .toList();
        this.demands = Stream.of(tools, resources, templates, prompts)
                .flatMap(bindings -> bindings.values().stream())
                .anyMatch(binding -> !binding.access().isOpen());
        this.lists = new HashMap<>();
        for (Listing listing : Listing.values()) {
            lists.put(
                    listing,
                    before != null && before.bindings(listing) == bindings(listing)
                            ? before.views(listing)
                            : new Views(listing, pages, bindings(listing)));
        }
    }

    /** A catalog with nothing in it. */
    static CatalogSnapshot empty(PagesConfiguration pages) {
        return new CatalogSnapshot(
                pages, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), null);
    }

    /** Whether there is nothing that a list could show. */
    public boolean isEmpty() {
        return tools.isEmpty() && resources.isEmpty() && templates.isEmpty() && prompts.isEmpty();
    }

    /** The tool of a name. */
    public Optional<ToolBinding> tool(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    /** The prompt of a name. */
    public Optional<PromptBinding> prompt(String name) {
        return Optional.ofNullable(prompts.get(name));
    }

    /** The resource or the template that was declared under exactly this URI or URI template. */
    public Optional<ResourceBinding> declared(String uri) {
        return Optional.ofNullable(resources.getOrDefault(uri, templates.get(uri)));
    }

    /** The resource of a URI: an exact one, else the most specific template that matches. */
    public Optional<ResourceMatch> resource(String uri) {
        ResourceBinding exact = resources.get(uri);
        if (exact != null) {
            return Optional.of(new ResourceMatch(exact, Map.of()));
        }
        for (MatchableTemplate candidate : matchableTemplates) {
            Optional<Map<String, String>> variables = candidate.template().match(uri);
            if (variables.isPresent()) {
                return Optional.of(new ResourceMatch(candidate.binding(), variables.get()));
            }
        }
        return Optional.empty();
    }

    /** Whether there is something whose arguments could be completed. */
    public boolean offers(CompletionBinding.Target target) {
        return switch (target) {
            case CompletionBinding.Target.Prompt prompt -> prompts.containsKey(prompt.name());
            case CompletionBinding.Target.Template template -> templates.containsKey(template.uri());
        };
    }

    /** Who completes an argument. */
    public Optional<CompletionBinding> completion(CompletionBinding.Target target, String argument) {
        return Optional.ofNullable(completions.get(new CompletionKey(target, argument)));
    }

    /** The form of a class. */
    @SuppressWarnings("unchecked") // stored under its own type
    public <T> Optional<FormBinding<T>> form(Class<T> type) {
        return Optional.ofNullable((FormBinding<T>) forms.get(type));
    }

    /** The schemas of a type that {@code McpSchema} describes. */
    public Optional<SchemaBinding> schema(Type type) {
        return Optional.ofNullable(schemas.get(type));
    }

    /** The user interface of a tool. */
    public Optional<AppBinding> app(String tool) {
        return Optional.ofNullable(apps.get(tool));
    }

    /** The user interfaces of tools, in no particular order. */
    public Iterable<AppBinding> apps() {
        return apps.values();
    }

    /**
     * One page of a list, as a caller sees it.
     *
     * @param cursor where it starts; null or empty for the first page
     * @param hasOneOf whether the caller has one of some roles
     * @return nothing if no list ever gave out such a cursor
     */
    public Optional<Page> page(Listing listing, @Nullable String cursor, Predicate<Set<String>> hasOneOf) {
        return views(listing).of(hasOneOf).page(cursor);
    }

    /** Whether there is anything of a kind, whoever may see it. */
    public boolean has(Listing listing) {
        return !views(listing).whole().isEmpty();
    }

    /** All tools, in no particular order. */
    public Iterable<ToolBinding> tools() {
        return tools.values();
    }

    /** The names or URIs of a list, in no particular order. */
    public Set<String> names(Listing listing) {
        return Collections.unmodifiableSet(bindings(listing).keySet());
    }

    /** Whether anything requires more of a caller than being let in. */
    public boolean demands() {
        return demands;
    }

    /** Whether any argument can be completed. */
    public boolean hasCompletions() {
        return !completions.isEmpty();
    }

    /** Everything that completes an argument, in no particular order. */
    Iterable<CompletionBinding> completions() {
        return completions.values();
    }

    /** This catalog and more; an entry of the same key replaces the one before. */
    CatalogSnapshot with(Iterable<? extends Binding> added) {
        Copy copy = new Copy();
        added.forEach(copy::put);
        return copy.snapshot();
    }

    /** This catalog after a change. */
    public CatalogSnapshot with(CatalogChange change) {
        Copy copy = new Copy();
        change.removed().stream()
                .filter(entry -> contains(entry.listing(), entry.key()))
                .forEach(copy::remove);
        change.added().forEach(copy::put);
        return copy.snapshot();
    }

    /** The same catalog with every binding replaced, or left out. */
    CatalogSnapshot map(Function<Binding, Optional<Binding>> replacement) {
        List<Binding> all = new ArrayList<>();
        for (Map<?, ? extends Binding> bindings :
                List.of(tools, resources, templates, prompts, completions, forms, schemas, apps)) {
            bindings.values().forEach(binding -> replacement.apply(binding).ifPresent(all::add));
        }
        return empty(pages).with(all);
    }

    /** This catalog without one entry, which must be there. */
    CatalogSnapshot without(Listing listing, String key) {
        Copy copy = new Copy();
        copy.remove(new CatalogChange.Entry(listing, key));
        return copy.snapshot();
    }

    /** Whether a list has an entry of that key. */
    boolean contains(Listing listing, String key) {
        return bindings(listing).containsKey(key);
    }

    /** Whether a list is the very same as in another snapshot. */
    boolean sameList(Listing listing, CatalogSnapshot other) {
        return views(listing) == other.views(listing);
    }

    private Views views(Listing listing) {
        Views views = lists.get(listing);
        if (views == null) {
            throw new IllegalStateException("No list of " + listing);
        }
        return views;
    }

    private Map<String, ? extends Binding> bindings(Listing listing) {
        return switch (listing) {
            case TOOLS -> tools;
            case RESOURCES -> resources;
            case RESOURCE_TEMPLATES -> templates;
            case PROMPTS -> prompts;
        };
    }

    /**
     * The maps of the next snapshot; only the ones that change are copied, so that the other lists keep their pages.
     */
    private final class Copy {
        private Map<String, ToolBinding> newTools = tools;
        private Map<String, ResourceBinding> newResources = resources;
        private Map<String, ResourceBinding> newTemplates = templates;
        private Map<String, PromptBinding> newPrompts = prompts;
        private Map<CompletionKey, CompletionBinding> newCompletions = completions;
        private Map<Class<?>, FormBinding<?>> newForms = forms;
        private Map<Type, SchemaBinding> newSchemas = schemas;
        private Map<String, AppBinding> newApps = apps;

        Map<String, ToolBinding> tools() {
            return newTools = newTools == tools ? new HashMap<>(tools) : newTools;
        }

        Map<String, ResourceBinding> resources() {
            return newResources = newResources == resources ? new HashMap<>(resources) : newResources;
        }

        Map<String, ResourceBinding> templates() {
            return newTemplates = newTemplates == templates ? new HashMap<>(templates) : newTemplates;
        }

        Map<String, PromptBinding> prompts() {
            return newPrompts = newPrompts == prompts ? new HashMap<>(prompts) : newPrompts;
        }

        Map<CompletionKey, CompletionBinding> completions() {
            return newCompletions = newCompletions == completions ? new HashMap<>(completions) : newCompletions;
        }

        Map<Class<?>, FormBinding<?>> forms() {
            return newForms = newForms == forms ? new HashMap<>(forms) : newForms;
        }

        void put(Binding binding) {
            switch (binding) {
                case ToolBinding tool -> tools().put(tool.name(), tool);
                case ResourceBinding resource
                when resource.template() -> templates().put(resource.uri(), resource);
                case ResourceBinding resource -> resources().put(resource.uri(), resource);
                case PromptBinding prompt -> prompts().put(prompt.name(), prompt);
                case CompletionBinding completion ->
                    completions().put(new CompletionKey(completion.target(), completion.argument()), completion);
                case FormBinding<?> form -> forms().put(form.type(), form);
                case SchemaBinding schema -> schemas().put(schema.type(), schema);
                case AppBinding app -> apps().put(app.tool(), app);
            }
        }

        void remove(CatalogChange.Entry entry) {
            switch (entry.listing()) {
                case TOOLS -> {
                    tools().remove(entry.key());
                    apps().remove(entry.key());
                }
                case RESOURCES -> resources().remove(entry.key());
                case RESOURCE_TEMPLATES -> templates().remove(entry.key());
                case PROMPTS -> prompts().remove(entry.key());
            }
        }

        Map<String, AppBinding> apps() {
            return newApps = newApps == apps ? new HashMap<>(apps) : newApps;
        }

        Map<Type, SchemaBinding> schemas() {
            return newSchemas = newSchemas == schemas ? new HashMap<>(schemas) : newSchemas;
        }

        CatalogSnapshot snapshot() {
            return new CatalogSnapshot(
                    pages,
                    newTools,
                    newResources,
                    newTemplates,
                    newPrompts,
                    newCompletions,
                    newForms,
                    newSchemas,
                    newApps,
                    CatalogSnapshot.this);
        }
    }
}
