package dev.remotemcp.schemagen.checks;

import dev.remotemcp.schemagen.model.Component;
import dev.remotemcp.schemagen.model.Handler;
import dev.remotemcp.schemagen.model.JsonType;
import dev.remotemcp.schemagen.model.Output;
import dev.remotemcp.schemagen.model.Property;
import dev.remotemcp.schemagen.model.ScalarKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks annotated methods. */
final class HandlerChecks {
    private final Component component;
    private final Problems problems;

    HandlerChecks(Component component, Problems problems) {
        this.component = component;
        this.problems = problems;
    }

    void check(Handler handler) {
        Handler.Method method = handler.method();
        for (String obstacle : method.obstacles()) {
            problems.add(method.origin(), "The method " + method.name() + " " + obstacle);
        }
        output(handler);
        DemandsChecks.check(handler, problems);
        switch (handler) {
            case Handler.Tool tool -> tool(tool);
            case Handler.Resource resource -> ResourceChecks.check(resource, problems);
            case Handler.Prompt prompt -> texts(prompt, "prompt argument");
            case Handler.Completion completion -> CompletionChecks.check(completion, problems);
        }
        if (handler instanceof Handler.Resource) {
            texts(handler, "template variable");
        }
        Set<String> names = new HashSet<>();
        for (Property property : method.arguments()) {
            if (!names.add(property.name())) {
                problems.add(
                        property.origin(), "Two arguments are named '" + property.name() + "': rename one of them");
            }
        }
    }

    private void tool(Handler.Tool tool) {
        PropertyChecks checks = new PropertyChecks(component, problems, PropertyChecks.Place.TOOL);
        tool.method().arguments().forEach(property -> checks.check(property, "parameter"));
        headers(tool);
        AppChecks.check(tool, problems);
    }

    private void headers(Handler.Tool tool) {
        Map<String, String> headers = new HashMap<>();
        HeaderChecks.walk(tool.method().arguments(), "", component, (property, path) -> {
            String header = property.header().orElse("").toLowerCase(java.util.Locale.ROOT);
            String other = headers.putIfAbsent(header, path);
            if (other != null && !header.isEmpty()) {
                problems.add(
                        property.origin(),
                        "The header '" + property.header().orElse("") + "' of '" + path + "' is already that of '"
                                + other + "': give one of them another name; upper and lower case are the same");
            }
        });
    }

    /** Arguments that travel as text take only types that text can say. */
    private void texts(Handler handler, String what) {
        PropertyChecks checks = new PropertyChecks(component, problems, PropertyChecks.Place.TEXT);
        for (Property property : handler.method().arguments()) {
            checks.check(property, "parameter");
            if (!isText(property.use().present().type())) {
                problems.add(
                        property.origin(),
                        "The parameter '" + property.javaName() + "' cannot be a " + what
                                + ", which is text: use String, a number, boolean, enum, date or time, UUID or URI, or an Optional of them");
            }
        }
    }

    private static boolean isText(JsonType type) {
        return type instanceof JsonType.Choice
                || type instanceof JsonType.Scalar(ScalarKind kind, boolean _) && kind != ScalarKind.BYTES
                || type instanceof JsonType.Unbindable;
    }

    private void output(Handler handler) {
        Output output = handler.method().output();
        if (output.kind() == Output.Kind.UNSUPPORTED) {
            problems.add(handler.method().origin(), cannotReturn(handler, output));
            return;
        }
        if (output.kind() == Output.Kind.JSON) {
            new PropertyChecks(component, problems, PropertyChecks.Place.OUTPUT)
                    .checkOutput(output.use(), handler.method());
        }
    }

    private static String cannotReturn(Handler handler, Output output) {
        String start = "A method with " + handler.annotation() + " cannot return " + output.javaName() + ": ";
        if (output.response()) {
            return start + "its body must be something that a tool may return, for example HttpResponse<Order> for a"
                    + " record Order, or HttpResponse<Void> for none";
        }
        return start
                + switch (handler) {
                    case Handler.Tool _ ->
                        output.javaName().equals("byte[]")
                                ? "return ImageContent, AudioContent or an EmbeddedResource with a blob"
                                : "return text, a number, a record, a collection or map, content blocks, CallToolResult,"
                                        + " void, or a CompletionStage or Mono of them; a Flux only of content blocks";
                    case Handler.Resource _ ->
                        "return String, byte[], a record or collection, ResourceContents or a list of them,"
                                + " ReadResourceResult, or a CompletionStage or Mono of them";
                    case Handler.Prompt _ ->
                        "return String, PromptMessage or a list of them, a content block, GetPromptResult,"
                                + " or a CompletionStage or Mono of them";
                    case Handler.Completion _ -> "return List<String>, String[] or CompleteResult";
                };
    }

    static List<String> names(List<Property> properties) {
        return properties.stream().map(Property::name).toList();
    }
}
