package dev.remotemcp.apps.preview;

import dev.remotemcp.apps.Development;
import dev.remotemcp.runtime.config.ServerSettings;
import dev.remotemcp.runtime.edge.LoopbackOrigin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves the preview: a page that is a host of MCP Apps, and the one that it puts between itself and a view.
 *
 * <p>It is there for browsers on this machine only, and not at all outside of development. It has no rights of its own:
 * its script calls the endpoints as any client does.
 */
@Controller(PreviewController.PATH)
@ExecuteOn(TaskExecutors.VIRTUAL)
final class PreviewController {
    static final String PATH = "/mcp/preview";

    private final Development development;
    private final List<ServerSettings> servers;

    PreviewController(Development development, List<ServerSettings> servers) {
        this.development = development;
        this.servers = servers.stream()
                .sorted(Comparator.comparing(
                                (ServerSettings server) -> !server.name().equals(ServerSettings.DEFAULT))
                        .thenComparing(ServerSettings::name))
                .toList();
    }

    /** The preview. */
    @Get
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        return here(request, origin -> {
            if (!origin.isNameable()) {
                return HttpResponse.temporaryRedirect(URI.create(origin.other().value() + PATH));
            }
            String other = origin.other().value();
            return file("preview.html", "text/html; charset=utf-8")
                    .header(
                            "Content-Security-Policy",
                            String.join(
                                    "; ",
                                    "default-src 'none'",
                                    "script-src 'self'",
                                    "style-src 'self'",
                                    "img-src data:",
                                    "connect-src 'self' " + other,
                                    "frame-src 'self' " + other,
                                    "base-uri 'none'",
                                    "form-action 'none'",
                                    "frame-ancestors 'none'"));
        });
    }

    /** Its script, with the official app bridge and client in it. */
    @Get("/preview.js")
    HttpResponse<byte[]> script(HttpRequest<?> request) {
        return here(request, origin -> file("preview.js", "text/javascript; charset=utf-8"));
    }

    /** Its style. */
    @Get("/preview.css")
    HttpResponse<byte[]> style(HttpRequest<?> request) {
        return here(request, origin -> file("preview.css", "text/css; charset=utf-8"));
    }

    /** What there is to preview; also for the preview by the server's other name, which looks whether that answers. */
    @Get("/config.json")
    HttpResponse<byte[]> config(HttpRequest<?> request) {
        return here(request, origin -> {
            Map<String, Object> config = Map.of(
                    "reload",
                    development.reloads(),
                    "servers",
                    servers.stream()
                            .map(server -> Map.of(
                                    "name", server.name(),
                                    "endpoint", server.endpoint().endpoint()))
                            .toList());
            MutableHttpResponse<byte[]> answer = ok(JsonMapper.shared().writeValueAsBytes(config), "application/json");
            answer.header("Vary", "Origin");
            String other = origin.other().value();
            if (request.getHeaders().getAll("Origin").equals(List.of(other))) {
                answer.header("Access-Control-Allow-Origin", other);
            }
            return answer;
        });
    }

    /**
     * The page around a view.
     *
     * @param csp what the view declares, as JSON; by default nothing
     * @param host origin of the preview: the server's own, by one of its names
     */
    @Get("/sandbox")
    HttpResponse<byte[]> sandbox(
            HttpRequest<?> request, @QueryValue @Nullable String csp, @QueryValue @Nullable String host) {
        return here(request, origin -> {
            if (host == null || !List.of(origin.value(), origin.other().value()).contains(host)) {
                return refused("The parameter host is no origin of this server: write " + origin.value() + " or "
                        + origin.other().value());
            }
            try {
                return file("sandbox.html", "text/html; charset=utf-8")
                        .header(
                                "Content-Security-Policy",
                                SandboxPolicy.header(Optional.ofNullable(csp).orElse("{}"), host));
            } catch (IllegalArgumentException problem) {
                return refused(String.valueOf(problem.getMessage()));
            }
        });
    }

    private HttpResponse<byte[]> here(
            HttpRequest<?> request, Function<LoopbackOrigin, MutableHttpResponse<byte[]>> answer) {
        return LoopbackOrigin.of(request)
                .filter(origin -> development.previews())
                .<HttpResponse<byte[]>>map(answer)
                .orElseGet(HttpResponse::notFound);
    }

    private static MutableHttpResponse<byte[]> refused(String problem) {
        return headers(HttpResponse.badRequest(problem.getBytes(StandardCharsets.UTF_8)), "text/plain; charset=utf-8");
    }

    private static MutableHttpResponse<byte[]> file(String name, String type) {
        try (InputStream content = PreviewController.class.getResourceAsStream(name)) {
            if (content == null) {
                throw new IllegalStateException("The preview lacks its file " + name);
            }
            return ok(content.readAllBytes(), type);
        } catch (IOException e) {
            throw new IllegalStateException("The preview cannot read its file " + name, e);
        }
    }

    private static MutableHttpResponse<byte[]> ok(byte[] content, String type) {
        return headers(HttpResponse.ok(content), type);
    }

    private static MutableHttpResponse<byte[]> headers(MutableHttpResponse<byte[]> response, String type) {
        return response.header("Content-Type", type)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff");
    }
}
