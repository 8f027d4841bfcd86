package dev.remotemcp.runtime.catalog;

import dev.remotemcp.runtime.config.ComponentSettings;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.state.Change;
import dev.remotemcp.runtime.state.ChangeBus;
import io.micronaut.context.annotation.EachBean;
import io.micronaut.context.annotation.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What one server offers, changeable while it runs; clients that listen are told.
 *
 * <p>Inject it to add or remove tools, resources and prompts, or to say that a resource's content changed; that of
 * another server than the default one with {@code @Named("admin")}. Thread-safe; a change is seen by every request that
 * starts after it.
 */
@EachBean(ServerSettings.class)
public final class McpCatalog {
    private final String server;
    private final ChangeBus changes;
    private final Overlay overlay;
    private final List<BindingCheck> checks;
    private volatile CatalogSnapshot snapshot;

    McpCatalog(
            ServerSettings server,
            ChangeBus changes,
            @Parameter Overlay overlay,
            BindingSources sources,
            List<BindingCheck> checks) {
        this.server = server.name();
        this.changes = changes;
        this.overlay = overlay;
        this.checks = List.copyOf(checks);
        List<Binding> bindings = new ArrayList<>();
        sources.all()
                .forEach(source ->
                        bindings.addAll(source.server().equals(this.server) ? source.bindings() : forms(source)));
        refuseDuplicates(bindings);
        this.snapshot = CatalogSnapshot.empty(server.pages()).with(bindings);
    }

    /**
     * Completes the catalog before anybody is served: makes a first change of which nobody is told, applies the
     * configuration to everything, and checks that everything fits together. Called once, when the application starts.
     *
     * @param refinement the change, from what annotations declare
     * @throws IllegalStateException if something does not fit together
     */
    public synchronized void open(Function<CatalogSnapshot, CatalogChange> refinement) {
        CatalogSnapshot declared = snapshot.with(refinement.apply(snapshot));
        refuseIdleCompletions(declared);
        snapshot = declared.map(this::offered);
    }

    /**
     * Makes several changes as one: every request sees all of them or none, and clients are told once per list.
     *
     * @param change the change, from the catalog as it is; runs while no other change can happen
     */
    public synchronized void change(Function<CatalogSnapshot, CatalogChange> change) {
        CatalogChange wanted = change.apply(snapshot);
        swap(snapshot.with(new CatalogChange(wanted.removed(), offered(wanted.added()))));
    }

    /** Whether the configuration lets a component of that kind and name or URI be offered. */
    public boolean enabled(ComponentSettings.Kind kind, String key) {
        return overlay.enabled(kind, key);
    }

    /** Forms and schemas belong to whoever uses them, on any server. */
    private static List<Binding> forms(BindingSource source) {
        return source.bindings().stream()
                .filter(binding -> binding instanceof FormBinding || binding instanceof SchemaBinding)
                .toList();
    }

    /** The catalog at this moment. */
    public CatalogSnapshot snapshot() {
        return snapshot;
    }

    /** Adds bindings; one of the same name or URI replaces the one before. */
    public void add(Binding... bindings) {
        add(List.of(bindings));
    }

    /** Adds many bindings in one change; one of the same name or URI replaces the one before. */
    public synchronized void add(Iterable<? extends Binding> bindings) {
        swap(snapshot.with(offered(bindings)));
    }

    /** Removes a tool; false if there is none of that name. */
    public boolean removeTool(String name) {
        return remove(Listing.TOOLS, name);
    }

    /** Removes a resource or a resource template; false if there is none of that URI. */
    public boolean removeResource(String uri) {
        return remove(Listing.RESOURCES, uri) || remove(Listing.RESOURCE_TEMPLATES, uri);
    }

    /** Removes a prompt; false if there is none of that name. */
    public boolean removePrompt(String name) {
        return remove(Listing.PROMPTS, name);
    }

    /** Tells clients that listen to this resource that its content changed. */
    public void resourceUpdated(String uri) {
        changes.publish(new Change.ResourceUpdated(server, uri));
    }

    /**
     * Tells listening clients to fetch the list of tools again; {@link #add} and {@link #removeTool} do so themselves.
     */
    public void toolsChanged() {
        changes.publish(new Change.Tools(server));
    }

    /**
     * Tells listening clients to fetch the list of prompts again; {@link #add} and {@link #removePrompt} do so
     * themselves.
     */
    public void promptsChanged() {
        changes.publish(new Change.Prompts(server));
    }

    /**
     * Tells listening clients to fetch the lists of resources again; {@link #add} and {@link #removeResource} do so
     * themselves.
     */
    public void resourcesChanged() {
        changes.publish(new Change.Resources(server));
    }

    private synchronized boolean remove(Listing listing, String key) {
        if (!snapshot.contains(listing, key)) {
            return false;
        }
        swap(snapshot.without(listing, key));
        return true;
    }

    private List<Binding> offered(Iterable<? extends Binding> bindings) {
        List<Binding> offered = new ArrayList<>();
        bindings.forEach(binding -> offered(binding).ifPresent(offered::add));
        return offered;
    }

    private Optional<Binding> offered(Binding binding) {
        Optional<Binding> offered = overlay.apply(binding);
        offered.ifPresent(kept -> checks.forEach(check -> check.check(server, kept)));
        return offered;
    }

    private void swap(CatalogSnapshot next) {
        CatalogSnapshot before = snapshot;
        snapshot = next;
        if (!next.sameList(Listing.TOOLS, before)) {
            toolsChanged();
        }
        if (!next.sameList(Listing.PROMPTS, before)) {
            promptsChanged();
        }
        if (!next.sameList(Listing.RESOURCES, before) || !next.sameList(Listing.RESOURCE_TEMPLATES, before)) {
            resourcesChanged();
        }
    }

    /** The compiler sees what is completed within one class only; a target elsewhere is found here. */
    private static void refuseIdleCompletions(CatalogSnapshot declared) {
        for (CompletionBinding completion : declared.completions()) {
            if (!declared.offers(completion.target())) {
                throw new IllegalStateException(
                        "A method completes '" + completion.argument() + "' of " + completion.target()
                                + ", which does not exist: name a prompt or a resource template of this server");
            }
        }
    }

    /** The compiler sees duplicates within one compilation only; those across jars are found here. */
    private static void refuseDuplicates(List<Binding> bindings) {
        Set<String> seen = new HashSet<>();
        for (Binding binding : bindings) {
            String key = binding.subject().replaceFirst("^the ", "");
            if (!seen.add(key)) {
                throw new IllegalStateException(
                        "Two methods provide the " + key + ": give one of them another name, or remove it");
            }
        }
    }
}
