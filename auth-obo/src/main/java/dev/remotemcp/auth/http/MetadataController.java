package dev.remotemcp.auth.http;

import dev.remotemcp.auth.token.AccessTokenVerifier;
import dev.remotemcp.auth.token.AuthSettings;
import dev.remotemcp.runtime.config.ServerSettings;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves the protected resource metadata of each server, at the well-known path of the resource, and for clients that
 * look there that of the default server at the one of the host.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9728#section-3">RFC 9728, section 3</a>
 */
@Controller(ResourceUrls.WELL_KNOWN)
@Requires(beans = AccessTokenVerifier.class)
final class MetadataController {
    /** By their paths. */
    private final Map<String, String> documents;

    MetadataController(
            AuthSettings settings,
            Resources resources,
            List<ServerSettings> servers,
            @Value("${micronaut.application.name:mcp-server}") String application) {
        Map<String, String> made = new HashMap<>();
        for (ServerSettings server : servers) {
            ResourceUrls urls = resources.of(server.name());
            made.put(urls.metadataPath(), document(settings, urls, name(server).orElse(application)));
        }
        String first = made.get(resources.of(ServerSettings.DEFAULT).metadataPath());
        made.putIfAbsent(ResourceUrls.WELL_KNOWN, first); // unless a server has no path at all
        this.documents = Map.copyOf(made);
    }

    @Get(produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> ofHost(HttpRequest<?> request) {
        return answer(request);
    }

    @Get(uri = "/{+resource}", produces = MediaType.APPLICATION_JSON)
    HttpResponse<String> ofResource(HttpRequest<?> request, String resource) {
        return answer(request);
    }

    /** Another spelling of the path is another resource, of which there is none. */
    private HttpResponse<String> answer(HttpRequest<?> request) {
        String document = documents.get(request.getUri().getRawPath());
        if (document == null) {
            return HttpResponse.notFound();
        }
        return HttpResponse.ok(document)
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.CACHE_CONTROL, "max-age=60");
    }

    private static Optional<String> name(ServerSettings server) {
        return Optional.ofNullable(server.server().title())
                .or(() -> Optional.ofNullable(server.server().name()));
    }

    private static String document(AuthSettings settings, ResourceUrls urls, String name) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode document = mapper.createObjectNode();
        document.put("resource", urls.resource().toString());
        settings.provider().authorizationServers().forEach(document.putArray("authorization_servers")::add);
        AdvertisedScopes.of(settings).forEach(document.putArray("scopes_supported")::add);
        document.putArray("bearer_methods_supported").add("header");
        document.put("resource_name", name);
        return mapper.writeValueAsString(document);
    }
}
