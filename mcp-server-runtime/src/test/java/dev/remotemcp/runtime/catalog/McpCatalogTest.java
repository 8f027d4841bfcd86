package dev.remotemcp.runtime.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remotemcp.runtime.call.CompletionOutput;
import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.config.TestSettings;
import dev.remotemcp.runtime.state.Change;
import dev.remotemcp.runtime.state.ChangeBus;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class McpCatalogTest {
    private static ApplicationContext beans;

    private final List<Change> changes = new ArrayList<>();

    @BeforeAll
    static void start() {
        beans = ApplicationContext.run();
    }

    @AfterAll
    static void stop() {
        beans.close();
    }

    @Test
    void openingTellsNobody() {
        catalog(prompt("plan"));

        assertThat(changes).isEmpty();
    }

    @Test
    void manyChangesAreOne() {
        McpCatalog catalog = catalog(tool("first"), prompt("plan"));

        catalog.change(before -> new CatalogChange(
                Set.of(
                        new CatalogChange.Entry(Listing.TOOLS, "first"),
                        new CatalogChange.Entry(Listing.PROMPTS, "never there")),
                List.of(tool("second"), tool("third"))));

        assertThat(changes).containsExactly(new Change.Tools("default"));
        assertThat(catalog.snapshot().names(Listing.TOOLS)).containsExactlyInAnyOrder("second", "third");
    }

    @Test
    void aCompletionOfNothingIsRefusedAtStart() {
        CompletionBinding completion = new CompletionBinding(
                new CompletionBinding.Target.Prompt("plan"),
                "zone",
                Execution.EVENT_LOOP,
                (arguments, context) -> new CompletionOutput.Values(List.of()));

        assertThatThrownBy(() -> catalog(completion))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'zone'")
                .hasMessageContaining("plan");
        assertThat(catalog(completion, prompt("plan")).snapshot().hasCompletions())
                .isTrue();
    }

    @Test
    void twoToolsOfOneNameAreRefusedAtStart() {
        assertThatThrownBy(() -> catalog(tool("same"), tool("same")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tool 'same'");
    }

    @Test
    void addingAndRemovingTellsOnlyAboutTheListThatChanged() {
        McpCatalog catalog = catalog(prompt("plan"));

        catalog.add(tool("late"));
        assertThat(changes).containsExactly(new Change.Tools("default"));

        changes.clear();
        assertThat(catalog.removePrompt("plan")).isTrue();
        assertThat(catalog.removePrompt("plan")).isFalse();
        assertThat(changes).containsExactly(new Change.Prompts("default"));
    }

    @Test
    void aSnapshotStaysAsItWas() {
        McpCatalog catalog = catalog(tool("early"));
        CatalogSnapshot before = catalog.snapshot();

        catalog.removeTool("early");

        assertThat(before.tool("early")).isPresent();
        assertThat(catalog.snapshot().tool("early")).isEmpty();
    }

    private McpCatalog catalog(Binding... bindings) {
        ChangeBus bus = new ChangeBus() {
            @Override
            public void publish(Change change) {
                changes.add(change);
            }

            @Override
            public Runnable subscribe(Consumer<Change> subscriber) {
                throw new UnsupportedOperationException("Nobody subscribes here");
            }
        };
        McpCatalog catalog = new McpCatalog(
                TestSettings.ofDefault(),
                bus,
                beans.getBean(Overlay.class),
                new BindingSources(List.of(() -> List.of(bindings)), Optional.empty()),
                List.of());
        catalog.open(before -> new CatalogChange(Set.of(), List.of()));
        return catalog;
    }

    private static ToolBinding tool(String name) {
        return new ToolBinding(
                name,
                Descriptor.of("{\"name\":\"" + name + "\",\"inputSchema\":{\"type\":\"object\"}}"),
                List.of(),
                Execution.EVENT_LOOP,
                (arguments, context) -> ToolOutput.EMPTY);
    }

    private static PromptBinding prompt(String name) {
        return new PromptBinding(
                name,
                Descriptor.of("{\"name\":\"" + name + "\"}"),
                Execution.EVENT_LOOP,
                (arguments, context) -> new PromptOutput.Text("x"));
    }
}
