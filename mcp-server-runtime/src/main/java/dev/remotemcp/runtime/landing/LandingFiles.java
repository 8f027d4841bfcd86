package dev.remotemcp.runtime.landing;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's script and style, in files of their own so that the page needs nothing inline. */
@Controller("/mcp")
final class LandingFiles {
    private final Landing landing;
    private final String script = read("landing.js");
    private final String style = read("landing.css");

    LandingFiles(Landing landing) {
        this.landing = landing;
    }

    @Get(uri = "/landing.js", produces = "text/javascript;charset=utf-8")
    HttpResponse<String> script(HttpRequest<?> request) {
        return answer(request, script);
    }

    @Get(uri = "/landing.css", produces = "text/css;charset=utf-8")
    HttpResponse<String> style(HttpRequest<?> request) {
        return answer(request, style);
    }

    private HttpResponse<String> answer(HttpRequest<?> request, String content) {
        return landing.isServedTo(request)
                ? HttpResponse.ok(content)
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Cross-Origin-Resource-Policy", "same-origin")
                        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                : HttpResponse.notFound();
    }

    private static String read(String name) {
        try (InputStream in = LandingFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Cannot find " + name + " beside " + LandingFiles.class.getName()
                        + ": keep the resources of mcp-server-runtime in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
