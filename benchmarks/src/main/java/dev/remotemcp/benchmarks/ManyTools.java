package dev.remotemcp.benchmarks;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.McpCatalog;
import dev.remotemcp.runtime.catalog.ToolBinding;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Fills the catalog up to {@code benchmark.tools} tools at start, through the same methods that a user would call. */
@Singleton
@Requires(property = "benchmark.tools")
final class ManyTools implements ApplicationEventListener<StartupEvent> {
    private final McpCatalog catalog;
    private final int wanted;

    ManyTools(McpCatalog catalog, @Value("${benchmark.tools}") int wanted) {
        this.catalog = catalog;
        this.wanted = wanted;
    }

    @Override
    public void onApplicationEvent(StartupEvent event) {
        int present = 0;
        for (ToolBinding ignored : catalog.snapshot().tools()) {
            present++;
        }
        catalog.add(IntStream.range(present, wanted).mapToObj(ManyTools::tool).toList());
    }

    /** Its descriptor is about as long as that of an annotated tool with one described argument. */
    private static ToolBinding tool(int number) {
        String name = String.format(Locale.ROOT, "tool_%05d", number);
        String descriptor = """
                {"name":"%s","description":"Says what it is told.","inputSchema":{"type":"object",\
                "properties":{"message":{"type":"string","description":"what to say"}},"required":["message"]},\
                "annotations":{"readOnlyHint":true}}""".formatted(name);
        return new ToolBinding(
                name,
                Descriptor.of(descriptor),
                List.of(),
                Execution.EVENT_LOOP,
                (arguments, context) -> new ToolOutput.Text(name));
    }
}
