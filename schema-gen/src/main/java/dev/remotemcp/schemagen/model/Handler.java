package dev.remotemcp.schemagen.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An annotated method. */
public sealed interface Handler {
    /** The method behind it. */
    Method method();

    /** Name of the annotation, for messages. */
    String annotation();

    /**
     * A method.
     *
     * @param name its name in Java
     * @param execution where it runs
     * @param throwing whether it declares exceptions
     * @param demands what a caller needs
     * @param obstacles what keeps generated code from calling it, each with the mend
     */
    record Method(
            String name,
            boolean isStatic,
            ExecutionKind execution,
            boolean throwing,
            List<Parameter> parameters,
            Output output,
            Demands demands,
            List<String> obstacles,
            Origin origin) {
        /** The parameters that the client gives. */
        public List<Property> arguments() {
            return parameters.stream().flatMap(p -> p.argument().stream()).toList();
        }

        /** The parameters that an injector supplies. */
        public Stream<Parameter.Injected> injected() {
            return parameters.stream()
                    .filter(Parameter.Injected.class::isInstance)
                    .map(Parameter.Injected.class::cast);
        }
    }

    /** {@code @McpTool}, and {@code @McpApp} if it is there; empty hints are not said. */
    record Tool(
            Method method,
            Facts facts,
            Optional<Boolean> readOnly,
            Optional<Boolean> destructive,
            Optional<Boolean> idempotent,
            Optional<Boolean> openWorld,
            Optional<App> app)
            implements Handler {
        @Override
        public String annotation() {
            return "@McpTool";
        }
    }

    /** {@code @McpResource}; -1 and empty say nothing. */
    record Resource(
            Method method,
            Facts facts,
            String uri,
            String mimeType,
            long size,
            List<String> audience,
            double priority,
            long ttlMs,
            boolean cachePublic)
            implements Handler {
        @Override
        public String annotation() {
            return "@McpResource";
        }

        /** Whether the URI has variables. */
        public boolean template() {
            return uri.indexOf('{') >= 0;
        }
    }

    /** {@code @McpPrompt}. */
    record Prompt(Method method, Facts facts) implements Handler {
        @Override
        public String annotation() {
            return "@McpPrompt";
        }
    }

    /** {@code @McpCompletion}; one of prompt and resource is empty. */
    record Completion(Method method, String prompt, String resource, String argument) implements Handler {
        @Override
        public String annotation() {
            return "@McpCompletion";
        }
    }
}
