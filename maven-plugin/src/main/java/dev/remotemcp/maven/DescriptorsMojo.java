package dev.remotemcp.maven;

import dev.remotemcp.connect.UnfitException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes what catalogs are told of the server to files. Sends nothing. */
@Mojo(name = "descriptors", defaultPhase = LifecyclePhase.PREPARE_PACKAGE, threadSafe = true)
public final class DescriptorsMojo extends ServerMojo {
    /** Where the files go. */
    @Parameter(property = "remote-mcp.output", defaultValue = "${project.build.directory}/mcp")
    @Nullable
    File output;

    @Override
    public void execute() throws MojoExecutionException {
        if (output == null) {
            throw new MojoExecutionException("remote-mcp.output: It is not set: write a folder");
        }
        try {
            Path folder = Files.createDirectories(output.toPath());
            for (Map.Entry<String, String> file :
                    published(Map.of()).files(progress()).entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
                getLog().info("Wrote " + folder.resolve(file.getKey()));
            }
        } catch (UnfitException e) {
            throw unfit(e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot write to " + output, e);
        }
    }
}
