package dev.remotemcp.apps.page;

import io.micronaut.core.io.ResourceLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files among the class path resources.
 *
 * @param loader finds resources
 * @param root the directory, without a slash at either end; empty for all resources
 */
record ResourceFiles(ResourceLoader loader, String root) implements PageFiles {
    @Override
    public Optional<byte[]> read(String path) {
        Optional<URL> found = loader.getResource("classpath:" + name(path));
        return found.flatMap(ResourceFiles::bytes);
    }

    private static Optional<byte[]> bytes(URL url) {
        try {
            URLConnection connection = url.openConnection();
            connection.setUseCaches(false); // a jar that is replaced would be read as it was
            try (InputStream in = connection.getInputStream()) {
                return isDirectory(url, connection) ? Optional.empty() : Optional.of(in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + url, e);
        }
    }

    /** A directory opens as a list of its files, or as nothing. */
    private static boolean isDirectory(URL url, URLConnection connection) throws IOException {
        return connection instanceof JarURLConnection jar
                ? jar.getJarEntry().isDirectory()
                : url.getProtocol().equals("file") && Files.isDirectory(Path.of(URI.create(url.toString())));
    }

    @Override
    public String name(String path) {
        return root.isEmpty() ? path : root + "/" + path;
    }
}
