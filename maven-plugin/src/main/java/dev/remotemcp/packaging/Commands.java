package dev.remotemcp.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs programs to their end. */
final class Commands {
    private Commands() {}

    /**
     * What a program prints.
     *
     * @param purpose what it is run for, for the message of a failure: "finding the modules"
     * @throws PackagingException if it fails; says what it printed
     */
    static String output(String purpose, Path folder, List<String> command) throws PackagingException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new PackagingException(
                        "In " + purpose + ", " + command.get(0) + " ended with exit code " + exit + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new PackagingException("In " + purpose + ", " + command.get(0) + " could not be run: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackagingException("Interrupted in " + purpose, e);
        }
    }
}
