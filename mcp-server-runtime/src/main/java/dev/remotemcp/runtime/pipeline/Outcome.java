package dev.remotemcp.runtime.pipeline;

import dev.remotemcp.runtime.Question;
import dev.remotemcp.runtime.call.CompletionOutput;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.CatalogSnapshot;
import dev.remotemcp.runtime.catalog.Page;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import java.util.List;

/** What came of an operation, free of any protocol revision. */
public sealed interface Outcome {
    /** What the server offers right now. */
    record Discovered(CatalogSnapshot catalog) implements Outcome {}

    /** One page of a list. */
    record Listed(Page page) implements Outcome {}

    /** A tool's output; never {@code Later}. */
    record Called(ToolOutput output) implements Outcome {}

    /** A resource's output; never {@code Later}. */
    record Read(String uri, ResourceBinding binding, ResourceOutput output) implements Outcome {}

    /** A prompt's output; never {@code Later}. */
    record Prompted(PromptOutput output) implements Outcome {}

    /** A completion's output; never {@code Later}. */
    record Completed(CompletionOutput output) implements Outcome {}

    /** The call needs answers before it can go on (specification, Multi Round-Trip Requests). */
    record InputRequired(List<Question<?>> questions) implements Outcome {}

    /** A protocol-level failure. */
    record Failed(Failure failure) implements Outcome {}
}
