package dev.remotemcp.runtime.landing;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteMatch;
import java.util.List;
import java.util.Optional;

/**
 * Puts the page in place of the answer that nothing is at {@code /}, and only there: a route or a file of the
 * application's own is served as ever, and so is everything that is no browser.
 */
@ServerFilter("/")
@Order(Ordered.LOWEST_PRECEDENCE) // next to the route, so that other filters see the page as any answer
final class LandingFilter {
    /** Nothing but this application's own script and style, and in no frame. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Landing landing;
    private final LandingServers servers;
    private final LandingPage page;

    LandingFilter(Landing landing, LandingServers servers, LandingPage page) {
        this.landing = landing;
        this.servers = servers;
        this.page = page;
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (!landing.isServedTo(request)
                || response.code() != HttpStatus.NOT_FOUND.getCode()
                || request.getMethod() != HttpMethod.GET
                || !AcceptHeader.prefersHtml(request.getHeaders().getAll(HttpHeaders.ACCEPT))
                || isAnsweredByRoute(request)) {
            return;
        }
        Optional<Visit> visit = Visit.of(request);
        List<ServerView> seen = visit.map(servers::seenBy).orElse(List.of());
        if (seen.isEmpty()) {
            return;
        }
        response.status(HttpStatus.OK)
                .contentType(MediaType.TEXT_HTML_TYPE.toString() + ";charset=utf-8")
                .body(page.html(seen))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** A route that says 404 has been found, so that the answer is the application's. */
    private static boolean isAnsweredByRoute(HttpRequest<?> request) {
        return RouteAttributes.getRouteMatch(request)
                .filter(UriRouteMatch.class::isInstance)
                .isPresent();
    }
}
