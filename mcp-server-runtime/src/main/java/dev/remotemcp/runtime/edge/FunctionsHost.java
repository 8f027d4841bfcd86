package dev.remotemcp.runtime.edge;

import io.micronaut.context.env.Environment;
import io.micronaut.context.exceptions.ConfigurationException;
import io.netty.handler.codec.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.MDC;

/**
 * The Azure Functions host that started this process as a custom handler, if one did: it says so with
 * {@code FUNCTIONS_CUSTOMHANDLER_PORT}.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers">Azure Functions custom
 *     handlers</a>
 */
@Singleton
final class FunctionsHost {
    /** Key of the logging context (MDC): which invocation of the host a line belongs to. */
    static final String INVOCATION_KEY = "invocationId";

    /** Key of the logging context (MDC): which instance of the function app has written a line. */
    static final String INSTANCE_KEY = "instanceId";

    private static final String PORT = "functions.customhandler.port";
    private static final String INVOCATION_HEADER = "X-Azure-Functions-InvocationId";

    /** The host sends GUIDs. Nothing else of a request gets into the log this way. */
    private static final Pattern INVOCATION = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private final OptionalInt port;
    private final Optional<String> instance;

    FunctionsHost(Environment environment) {
        this.port = environment
                .getProperty(PORT, String.class)
                .map(text -> OptionalInt.of(number(text)))
                .orElse(OptionalInt.empty());
        this.instance = Stream.of("website.instance.id", "container.name", "functions.customhandler.worker.id")
                .flatMap(name -> environment.getProperty(name, String.class).stream())
                .findFirst();
    }

    /** Where the host expects this process to listen. */
    OptionalInt port() {
        return port;
    }

    /** An executor whose tasks log with the ids of a request's invocation; the same one where there is no host. */
    Executor logging(HttpHeaders request, Executor executor) {
        String invocation = port.isPresent() ? request.get(INVOCATION_HEADER) : null;
        if (invocation == null || !INVOCATION.matcher(invocation).matches()) {
            return executor;
        }
        return task -> executor.execute(() -> run(task, invocation));
    }

    private void run(Runnable task, String invocation) {
        MDC.put(INVOCATION_KEY, invocation);
        instance.ifPresent(id -> MDC.put(INSTANCE_KEY, id));
        try {
            task.run();
        } finally {
            MDC.remove(INVOCATION_KEY);
            MDC.remove(INSTANCE_KEY);
        }
    }

    private static int number(String text) {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 1 << 16) {
            return Integer.parseInt(text);
        }
        throw new ConfigurationException("FUNCTIONS_CUSTOMHANDLER_PORT is '" + text
                + "', which is no port: the Functions host sets it to a number"
                + " from 1 to 65535; unset it where no such host starts the server");
    }
}
