package dev.remotemcp.runtime.call;

import dev.remotemcp.annotations.McpResource;
import dev.remotemcp.annotations.McpTool;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.exceptions.HttpStatusException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import reactor.core.publisher.Mono;

/** Routes that are tools as well, of every form that one can have. */
@Controller("/routes")
class Routes {
    record Ticket(int number) {}

    @Post
    @McpTool
    HttpResponse<Ticket> routeNow(@Body Ticket body) {
        return switch (body.number()) {
            case 204 -> HttpResponse.noContent();
            case 303 -> HttpResponse.seeOther(URI.create("/elsewhere"));
            case 403 -> HttpResponse.status(HttpStatus.FORBIDDEN, "Members only");
            case 410 -> throw new HttpStatusException(HttpStatus.GONE, "It is gone");
            default -> HttpResponse.ok(body);
        };
    }

    @Get("/text")
    @McpTool
    HttpResponse<String> routeText(int code) {
        return HttpResponse.<String>status(HttpStatus.valueOf(code)).body("said so");
    }

    @Get("/later")
    @McpTool
    CompletionStage<MutableHttpResponse<Optional<Ticket>>> routeLater(int number) {
        return CompletableFuture.completedFuture(
                HttpResponse.ok(Optional.of(new Ticket(number)).filter(ticket -> ticket.number() > 0)));
    }

    @Get("/mono")
    @McpTool
    Mono<HttpResponse<Ticket>> routeMono(boolean found) {
        return found ? Mono.just(HttpResponse.ok(new Ticket(1))) : Mono.empty();
    }

    @Delete("/{number}")
    @McpTool
    HttpResponse<Void> routeVoid(int number) {
        return number == 1 ? HttpResponse.noContent() : HttpResponse.notFound();
    }

    @Delete("/later/{number}")
    @McpTool
    CompletionStage<HttpStatus> routeStatus(int number) {
        return CompletableFuture.completedFuture(number == 1 ? HttpStatus.ACCEPTED : HttpStatus.CONFLICT);
    }

    @Get("/absent")
    @McpTool
    String routeAbsent(
            @Nullable HttpRequest<?> request,
            @Header("X-Trace") Optional<String> trace,
            @CookieValue @Nullable String id) {
        return (request == null) + " " + trace.isEmpty() + " " + (id == null);
    }

    @Get("/resource/{id}")
    @McpResource(uri = "routes://{id}")
    String routeResource(String id) {
        throw new HttpStatusException(HttpStatus.NOT_FOUND, "No " + id);
    }
}
