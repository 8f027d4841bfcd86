package dev.remotemcp.samples.conformance;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.BindingSource;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.ToolBinding;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A tool whose input schema uses keywords that no Java type expresses, so its descriptor is written by hand. */
@Singleton
final class SchemaTool implements BindingSource {
    private static final String NAME = "json_schema_2020_12_tool";

    @Override
    public List<Binding> bindings() {
        return List.of(new ToolBinding(
                NAME,
                descriptor(),
                List.of(),
                Execution.EVENT_LOOP,
                (arguments, context) -> new ToolOutput.Text("JSON Schema 2020-12 tool called")));
    }

    private static Descriptor descriptor() {
        String file = NAME + ".json";
        try (InputStream in = SchemaTool.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Cannot find " + file + " beside " + SchemaTool.class.getName());
            }
            JsonMapper json = JsonMapper.shared();
            return new Descriptor(json.writeValueAsBytes(json.readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
