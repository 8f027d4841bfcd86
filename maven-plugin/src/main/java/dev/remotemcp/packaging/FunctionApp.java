package dev.remotemcp.packaging;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes a function app.
 *
 * @param jars the application's own jar first, then its libraries, in the order of the class path
 * @param mainClass what starts the server
 * @param javaOptions options for {@code java} beside those that every package has
 * @param java where Java comes from
 * @param access who may call past the host
 * @param functionTimeout longest time of one call, as {@code host.json} writes it, for example {@code 00:10:00}; the
 *     plan's default if absent
 * @param localSettings app settings for running on this machine
 */
public record FunctionApp(
        List<Path> jars,
        String mainClass,
        List<String> javaOptions,
        Java java,
        Access access,
        Optional<String> functionTimeout,
        Map<String, String> localSettings) {
    /** Copies the collections. */
    public FunctionApp {
        jars = List.copyOf(jars);
        javaOptions = List.copyOf(javaOptions);
        localSettings = Map.copyOf(localSettings);
    }

    /** Where Java comes from. */
    public sealed interface Java {
        /**
         * A runtime in the package.
         *
         * @param modules modules beside those that are found to be needed
         * @param training how its cache is made; without one there is none
         */
        record Packaged(List<String> modules, Optional<Trained> training) implements Java {
            /** Copies the list. */
            public Packaged {
                modules = List.copyOf(modules);
            }
        }

        /**
         * One that the machine has. There is no cache: it would hold for one build of Java only.
         *
         * @param executable path of {@code java} there
         */
        record Installed(String executable) implements Java {}
    }

    /**
     * How the cache is made.
     *
     * @param environment variables that the server needs to start here
     * @param calls tools to call meanwhile
     */
    public record Trained(Map<String, String> environment, List<TrainingCall> calls) {
        /** Copies the collections. */
        public Trained {
            environment = Map.copyOf(environment);
            calls = List.copyOf(calls);
        }
    }

    /** Whom the host lets through ({@code customHandler.http.DefaultAuthorizationLevel}). */
    public enum Access {
        /** Everybody; the server or the platform signs callers in. */
        ANONYMOUS,
        /** Whoever sends a key of the function app, in {@code x-functions-key}. */
        FUNCTION
    }
}
