package dev.remotemcp.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A Java runtime with the modules that an application needs and no others, made by {@code jlink}. */
final class RuntimeImage {
    /**
     * What class files do not tell: modules that are found as services or that Netty and Micronaut look for, namely
     * operating system figures, files in jars, and keys on elliptic curves.
     */
    private static final List<String> ALWAYS = List.of(
            "java.logging", "java.management", "jdk.management", "jdk.unsupported", "jdk.zipfs", "jdk.crypto.ec");

    private final Jdk jdk;

    RuntimeImage(Jdk jdk) {
        this.jdk = jdk;
    }

    /**
     * The modules that jars need.
     *
     * @param more others that the user knows of
     */
    SortedSet<String> modules(List<Path> jars, List<String> more, Path scratch) throws PackagingException, IOException {
        // Jars with module descriptors would be read as modules, whose optional dependencies are missing here.
        Path classes = scratch.resolve("all-classes.jar");
        merge(jars, classes);
        String found = Commands.output(
                "finding the modules that the application needs",
                scratch,
                List.of(
                        jdk.tool("jdeps").toString(),
                        "--multi-release",
                        Integer.toString(jdk.feature()),
                        "--ignore-missing-deps",
                        "--print-module-deps",
                        "-q",
                        classes.toString()));
        Files.delete(classes);
        SortedSet<String> modules = new TreeSet<>(Arrays.asList(found.strip().split("[,\\s]+")));
        Set<String> known = known();
        ALWAYS.stream().filter(known::contains).forEach(modules::add);
        modules.addAll(more);
        return modules;
    }

    /** Makes the runtime in a folder that does not exist yet. */
    void link(SortedSet<String> modules, Path folder, Path scratch) throws PackagingException {
        Commands.output(
                "making the Java runtime",
                scratch,
                List.of(
                        jdk.tool("jlink").toString(),
                        "--add-modules",
                        String.join(",", modules),
                        "--strip-java-debug-attributes",
                        "--no-man-pages",
                        "--no-header-files",
                        "--output",
                        folder.toAbsolutePath().toString()));
    }

    private Set<String> known() throws PackagingException {
        Set<String> names = new HashSet<>();
        String listed = Commands.output(
                "listing the JDK's modules",
                jdk.home(),
                List.of(jdk.tool("java").toString(), "--list-modules"));
        listed.lines().forEach(line -> names.add(line.replaceFirst("@.*", "")));
        return names;
    }

    private static void merge(List<Path> jars, Path target) throws IOException {
        Set<String> taken = new HashSet<>();
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            out.setLevel(0);
            for (Path jar : jars) {
                try (JarFile in = new JarFile(jar.toFile())) {
                    for (Enumeration<JarEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                        JarEntry entry = entries.nextElement();
                        if (isClass(entry.getName()) && taken.add(entry.getName())) {
                            out.putNextEntry(new ZipEntry(entry.getName()));
                            try (InputStream bytes = in.getInputStream(entry)) {
                                bytes.transferTo(out);
                            }
                            out.closeEntry();
                        }
                    }
                }
            }
        }
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.endsWith("module-info.class");
    }
}
