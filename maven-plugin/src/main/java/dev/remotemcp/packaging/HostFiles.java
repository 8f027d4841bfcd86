package dev.remotemcp.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files that the Functions host reads.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-functions/functions-custom-handlers">Azure Functions custom
 *     handlers</a>
 */
final class HostFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private HostFiles() {}

    /** Writes {@code host.json}, {@code local.settings.json} and {@code .funcignore}. */
    static void write(Path folder, FunctionApp app, String executable, Consumer<String> log) throws IOException {
        Files.writeString(folder.resolve("host.json"), host(app, executable));
        PrivateFile.write(folder.resolve("local.settings.json"), settings(app), log);
        Files.writeString(folder.resolve(".funcignore"), "local.settings.json\n");
    }

    private static String host(FunctionApp app, String executable) {
        ObjectNode host = JSON.createObjectNode();
        host.put("version", "2.0");
        host.put("configurationProfile", "mcp-custom-handler");
        app.functionTimeout().ifPresent(timeout -> host.put("functionTimeout", timeout));
        ObjectNode handler = host.putObject("customHandler");
        ObjectNode description = handler.putObject("description");
        description.put("defaultExecutablePath", executable);
        description.put("workingDirectory", "");
        description.set("arguments", JSON.valueToTree(List.of("@" + Launch.FILE)));
        handler.putObject("http")
                .put("DefaultAuthorizationLevel", app.access().name().toLowerCase(Locale.ROOT));
        return JSON.writeValueAsString(host) + "\n";
    }

    private static String settings(FunctionApp app) {
        ObjectNode settings = JSON.createObjectNode();
        settings.put("IsEncrypted", false);
        ObjectNode values = settings.putObject("Values");
        values.put("FUNCTIONS_WORKER_RUNTIME", "custom");
        values.put("AzureWebJobsFeatureFlags", "EnableMcpCustomHandlerPreview");
        new TreeMap<>(app.localSettings()).forEach(values::put);
        return JSON.writeValueAsString(settings) + "\n";
    }
}
