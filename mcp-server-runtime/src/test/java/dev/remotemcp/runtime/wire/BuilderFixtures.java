package dev.remotemcp.runtime.wire;

import dev.remotemcp.runtime.call.Execution;
import dev.remotemcp.runtime.call.PromptOutput;
import dev.remotemcp.runtime.call.ResourceOutput;
import dev.remotemcp.runtime.call.ToolOutput;
import dev.remotemcp.runtime.catalog.Binding;
import dev.remotemcp.runtime.catalog.CacheHint;
import dev.remotemcp.runtime.catalog.Descriptor;
import dev.remotemcp.runtime.catalog.PromptBinding;
import dev.remotemcp.runtime.catalog.ResourceBinding;
import dev.remotemcp.runtime.catalog.ToolBinding;
import java.util.List;

/** Components as generated code declares them, for a configurer to refine. */
final class BuilderFixtures {
    private BuilderFixtures() {}

    static List<Binding> declared() {
        return List.of(
                new ToolBinding(
                        "forecast",
                        Descriptor.of("""
                                {"name":"forecast","title":"Declared title","description":"Declared description",\
                                "inputSchema":{"type":"object","properties":{\
                                "city":{"type":"string","description":"declared"},\
                                "days":{"type":"integer","minimum":1,"default":3},"place":{"$ref":"#/$defs/Place"}},\
                                "required":["city"],"$defs":{"Place":{"type":"object"}}},\
                                "annotations":{"readOnlyHint":true},"icons":[{"src":"https://example.org/old.png"}],\
                                "_meta":{"example.org/team":"declared","example.org/kept":true}}"""),
                        List.of(),
                        Execution.VIRTUAL_THREAD,
                        (arguments, context) -> new ToolOutput.Text("declared "
                                + (Thread.currentThread().isVirtual() ? "on a virtual thread" : "on the event loop"))),
                new ResourceBinding(
                        "weather://stations",
                        Descriptor.of("""
                                {"uri":"weather://stations","name":"stations","mimeType":"text/plain"}"""),
                        "text/plain",
                        CacheHint.DEFAULT,
                        Execution.EVENT_LOOP,
                        (variables, context) -> new ResourceOutput.Text("declared")),
                new ResourceBinding(
                        "weather://stations/{id}",
                        Descriptor.of("""
                                {"uriTemplate":"weather://stations/{id}","name":"station","mimeType":"text/plain"}"""),
                        "text/plain",
                        CacheHint.DEFAULT,
                        Execution.EVENT_LOOP,
                        (variables, context) -> new ResourceOutput.Text("declared " + variables.read("id", ""))),
                new PromptBinding(
                        "review",
                        Descriptor.of("""
                                {"name":"review","arguments":[{"name":"language","required":true}]}"""),
                        Execution.EVENT_LOOP,
                        (arguments, context) -> new PromptOutput.Text("declared")));
    }
}
