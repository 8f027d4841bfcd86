package dev.remotemcp.maven;

import dev.remotemcp.packaging.FunctionApp;
import dev.remotemcp.packaging.FunctionAppPackager;
import dev.remotemcp.packaging.Jdk;
import dev.remotemcp.packaging.PackagingException;
import dev.remotemcp.packaging.TrainingCall;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Packages the project as an Azure Functions custom handler: {@code host.json}, {@code local.settings.json}, the
 * application, its Java runtime and the cache that makes it start fast.
 */
@Mojo(
        name = "function-app",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class FunctionAppMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    private final ToolchainManager toolchains;

    /** Where the package is made. */
    @Parameter(defaultValue = "${project.build.directory}/function-app", required = true)
    private File outputDirectory;

    /** What starts the server. */
    @Parameter(defaultValue = "dev.remotemcp.runtime.RemoteMcp", required = true)
    private String mainClass;

    /** Options for {@code java} beside the package's own, such as {@code -Xmx256m}. */
    @Parameter
    private List<String> javaOptions = List.of();

    /**
     * Path of a {@code java}, 25 or newer, on the machine that runs the package. Without it the package has its own.
     */
    @Parameter(property = "remote-mcp.java")
    private @Nullable String installedJava;

    /** Modules of the JDK that the runtime needs although no class file says so, such as {@code jdk.localedata}. */
    @Parameter
    private List<String> addModules = List.of();

    /** Whether the package has an ahead-of-time cache, for which the server is started once. */
    @Parameter(property = "remote-mcp.aotCache", defaultValue = "true")
    private boolean aotCache;

    /** Variables that the server needs to start while its cache is trained. */
    @Parameter
    private Map<String, String> trainingEnvironment = Map.of();

    /** Tools to call while the cache is trained; none, unless they are named here: {@code <TOOL>{JSON}</TOOL>}. */
    @Parameter
    private Map<String, String> trainingCalls = Map.of();

    /** {@code anonymous} where the server or the platform signs callers in, {@code function} to ask for a key. */
    @Parameter(property = "remote-mcp.authorizationLevel", defaultValue = "function")
    private String authorizationLevel;

    /** Longest time of one call, for example {@code 00:10:00}; the plan's default without it. */
    @Parameter
    private @Nullable String functionTimeout;

    /** App settings for running on this machine. */
    @Parameter
    private Map<String, String> localSettings = Map.of();

    /** What files of the package are dated. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    /** Makes nothing. */
    @Parameter(property = "remote-mcp.skip", defaultValue = "false")
    private boolean skip;

    @Inject
    FunctionAppMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    @Override
    public void execute() throws MojoExecutionException {
        if (skip) {
            return;
        }
        try {
            FunctionAppPackager packager = new FunctionAppPackager(jdk(), time(), line -> getLog().info(line));
            packager.make(app(), outputDirectory.toPath());
            getLog().info("Function app: " + outputDirectory);
        } catch (PackagingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The function app could not be written to " + outputDirectory, e);
        }
    }

    private FunctionApp app() throws PackagingException {
        return new FunctionApp(
                jars(), mainClass, javaOptions, java(), access(), Optional.ofNullable(functionTimeout), localSettings);
    }

    private FunctionApp.Java java() {
        if (installedJava != null) {
            return new FunctionApp.Java.Installed(installedJava);
        }
        List<TrainingCall> calls = new ArrayList<>();
        trainingCalls.forEach((tool, arguments) -> calls.add(new TrainingCall(tool, arguments)));
        return new FunctionApp.Java.Packaged(
                addModules,
                aotCache ? Optional.of(new FunctionApp.Trained(trainingEnvironment, calls)) : Optional.empty());
    }

    private FunctionApp.Access access() throws PackagingException {
        for (FunctionApp.Access access : FunctionApp.Access.values()) {
            if (access.name().toLowerCase(Locale.ROOT).equals(authorizationLevel)) {
                return access;
            }
        }
        throw new PackagingException(
                "<authorizationLevel> is '" + authorizationLevel + "': set it to anonymous or to function");
    }

    private List<Path> jars() throws PackagingException {
        File own = project.getArtifact().getFile();
        if (own == null) {
            throw new PackagingException("The project is not packaged yet: run the goal in the phase package or later,"
                    + " for example with `mvn package`");
        }
        List<Path> jars = new ArrayList<>();
        jars.add(own.toPath());
        for (Artifact artifact : project.getArtifacts()) {
            boolean runs = Artifact.SCOPE_COMPILE.equals(artifact.getScope())
                    || Artifact.SCOPE_RUNTIME.equals(artifact.getScope());
            if (runs && artifact.getArtifactHandler().isAddedToClasspath()) {
                jars.add(artifact.getFile().toPath());
            }
        }
        return jars;
    }

    private Instant time() throws PackagingException {
        if (outputTimestamp == null || outputTimestamp.isBlank()) {
            return Instant.now();
        }
        try {
            return OffsetDateTime.parse(outputTimestamp).toInstant();
        } catch (DateTimeException e) {
            throw new PackagingException(
                    "<outputTimestamp> is '" + outputTimestamp
                            + "' and must be a time such as 2026-01-01T00:00:00Z (project.build.outputTimestamp)",
                    e);
        }
    }

    /** That of the build, or else the one that runs Maven. */
    private Jdk jdk() throws PackagingException {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String java = toolchain == null ? null : toolchain.findTool("java");
        return Jdk.at(java == null ? Path.of(System.getProperty("java.home")) : home(Path.of(java)));
    }

    private static Path home(Path java) {
        Path bin = java.getParent();
        Path home = bin == null ? null : bin.getParent();
        return home == null ? java : home;
    }
}
