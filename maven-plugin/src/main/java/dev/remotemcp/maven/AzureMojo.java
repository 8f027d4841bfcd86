package dev.remotemcp.maven;

import dev.remotemcp.packaging.AzureFiles;
import dev.remotemcp.packaging.PackagingException;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the files that describe where on Azure the project runs: {@code azure.yaml}, Bicep in {@code infra}, and a
 * {@code Containerfile} for Container Apps. Files that are there already are left alone.
 */
@Mojo(name = "azure", threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class AzureMojo extends AbstractMojo {
    /** Where the project runs: {@code functions} or {@code container-apps}. */
    @Parameter(property = "remote-mcp.host", defaultValue = "functions", required = true)
    private String host;

    /** Part of the names of resources. */
    @Parameter(property = "remote-mcp.appName", defaultValue = "${project.artifactId}", required = true)
    private String appName;

    /** Where the files are written. */
    @Parameter(defaultValue = "${project.basedir}", required = true)
    private File directory;

    @Override
    public void execute() throws MojoExecutionException {
        try {
            new AzureFiles(line -> getLog().info(line)).write(AzureFiles.Host.of(host), appName, directory.toPath());
        } catch (PackagingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The files could not be written to " + directory, e);
        }
    }
}
