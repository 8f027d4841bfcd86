package dev.remotemcp.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * An installed JDK.
 *
 * @param home its folder
 * @param feature its feature version, for example 25
 */
public record Jdk(Path home, int feature) {
    /** The first version with caches that one training run makes (JEP 514). */
    static final int OLDEST = 25;

    /**
     * Looks at a JDK.
     *
     * @throws PackagingException if it is none, or too old to make what a package needs
     */
    public static Jdk at(Path home) throws PackagingException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release) || !Files.exists(home.resolve("bin"))) {
            throw new PackagingException(home + " is no JDK: it has no bin folder or no file 'release'");
        }
        Jdk jdk = new Jdk(home, feature(release));
        if (jdk.feature < OLDEST) {
            throw new PackagingException("The JDK at " + home + " is " + jdk.feature + ", and a package takes " + OLDEST
                    + " or newer: select one with the plugin maven-toolchains-plugin, or run Maven on it");
        }
        return jdk;
    }

    /**
     * A program of its {@code bin} folder.
     *
     * @throws PackagingException if there is none of that name
     */
    Path tool(String name) throws PackagingException {
        Path bin = home.resolve("bin");
        for (String file : new String[] {name, name + ".exe"}) {
            if (Files.isExecutable(bin.resolve(file))) {
                return bin.resolve(file);
            }
        }
        throw new PackagingException("The JDK at " + home + " has no bin/" + name
                + ": take a complete JDK, since a runtime alone cannot make another");
    }

    private static int feature(Path release) throws PackagingException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(release)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
        try {
            return Integer.parseInt(version.split("[.+-]", 2)[0]);
        } catch (NumberFormatException e) {
            throw new PackagingException("The file " + release + " names no JAVA_VERSION", e);
        }
    }
}
