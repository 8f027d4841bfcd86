package dev.remotemcp.apps;

import dev.remotemcp.apps.page.PageFiles;
import dev.remotemcp.apps.page.ServedFile;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/**
 * Serves the files of pages to anybody: they are loaded by browsers, which bring no token. What is in them is as public
 * as the page.
 */
@Controller(ServedFiles.PATH)
final class FilesController {
    private final ServedFiles served;

    FilesController(ServedFiles served) {
        this.served = served;
    }

    @Get("{tool}/{+path}")
    @ExecuteOn(TaskExecutors.VIRTUAL)
    HttpResponse<byte[]> file(
            HttpRequest<?> request, String tool, String path, @QueryValue("v") Optional<String> version) {
        Optional<PageFiles> files = served.files(tool);
        Optional<ServedFile> found = files.flatMap(all -> ServedFile.of(all, path));
        if (found.isEmpty()) {
            return HttpResponse.notFound();
        }
        ServedFile file = found.get();
        boolean current = version.filter(file.version()::equals).isPresent();
        return HttpResponse.ok(file.content())
                .header("Content-Type", file.mediaType())
                // Pages have no origin of their own, and fonts and modules are asked for across origins.
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                // Opened by itself, a file does nothing on this server's origin.
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    }
}
