package dev.remotemcp.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The files of a project that describe where on Azure it runs: {@code azure.yaml} for the Azure Developer CLI, and
 * Bicep in {@code infra}. They are written once and belong to the project then.
 */
public final class AzureFiles {
    /** What names of resources may hold, and no longer than that Azure's own additions fit. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,18}[a-z0-9]");

    private static final String NAME_TOKEN = "@NAME@";

    private final Consumer<String> log;

    /** Tells what it does, a line per file. */
    public AzureFiles(Consumer<String> log) {
        this.log = log;
    }

    /** Where a server runs. */
    public enum Host {
        /** Azure Functions, Flex Consumption plan. */
        FUNCTIONS("functions", List.of()),
        /** Azure Container Apps. */
        CONTAINER_APPS("container-apps", List.of("Containerfile", ".containerignore"));

        private static final List<String> EVERYWHERE = List.of(
                "azure.yaml",
                "infra/main.bicep",
                "infra/app.bicep",
                "infra/entra.bicep",
                "infra/bicepconfig.json",
                "infra/main.parameters.json");

        private final String word;
        private final List<String> more;

        Host(String word, List<String> more) {
            this.word = word;
            this.more = more;
        }

        /**
         * The host of a name.
         *
         * @param word {@code functions} or {@code container-apps}
         * @throws PackagingException for any other
         */
        public static Host of(String word) throws PackagingException {
            for (Host host : values()) {
                if (host.word.equals(word)) {
                    return host;
                }
            }
            throw new PackagingException(
                    "<host> is '" + word + "': set it to functions or to container-apps (-Dremote-mcp.host=functions)");
        }
    }

    /**
     * Writes the files that are not there yet; others stay as they are.
     *
     * @param name part of the names of resources, in lower case
     * @throws PackagingException if the name cannot be
     */
    public void write(Host host, String name, Path project) throws PackagingException, IOException {
        if (!NAME.matcher(name).matches()) {
            throw new PackagingException(
                    "<appName> is '" + name + "' and must be 2 to 20 lower-case letters, digits and"
                            + " hyphens, such as primes (-Dremote-mcp.appName=primes)");
        }
        for (String file : Host.EVERYWHERE) {
            write(host, file, name, project);
        }
        for (String file : host.more) {
            write(host, file, name, project);
        }
    }

    private void write(Host host, String file, String name, Path project) throws IOException {
        Path target = project.resolve(file);
        if (Files.exists(target)) {
            log.accept("Kept as it is: " + file);
            return;
        }
        Path folder = target.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(target, template(host.word + "/" + file).replace(NAME_TOKEN, name));
        log.accept("Written: " + file);
    }

    private static String template(String resource) throws IOException {
        try (InputStream in = AzureFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("The plugin lacks its resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
